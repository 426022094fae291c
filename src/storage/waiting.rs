//! Waiting in the browser: for a while, and for something no longer than a while.

use std::future::poll_fn;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

/// Waits so many milliseconds; where the page has no timer it does not wait at all.
pub async fn sleep(milliseconds: u32) {
    let promise = Promise::new(&mut |resolve, _| {
        let wait = i32::try_from(milliseconds).unwrap_or(i32::MAX);
        let timer = web_sys::window()
            .map(|window| window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, wait));
        match timer {
            Some(Ok(_)) => {}
            Some(Err(_)) | None => resolved(&resolve),
        }
    });
    // A timer has nothing to fail with, and nothing to say.
    match JsFuture::from(promise).await {
        Ok(_) | Err(_) => {}
    }
}

/// Starts something at once, up to where it first waits, and lets it go on by itself.
pub fn begin_now(future: impl Future<Output = ()> + 'static) {
    let mut future = Box::pin(future);
    // Nobody is woken here: it is asked again in a moment, and says then whom to wake.
    if future.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending() {
        wasm_bindgen_futures::spawn_local(future);
    }
}

/// What comes of a future, unless that takes longer.
pub async fn within<F: Future>(milliseconds: u32, future: F) -> Option<F::Output> {
    let mut future = pin!(future);
    let mut timer = pin!(sleep(milliseconds));
    poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending => timer.as_mut().poll(context).map(|()| None),
    })
    .await
}

/// Calls the function that settles a promise, which the browser never lets fail.
pub fn resolved(resolve: &js_sys::Function) {
    match resolve.call0(&wasm_bindgen::JsValue::UNDEFINED) {
        Ok(_) | Err(_) => {}
    }
}
