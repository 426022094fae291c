//! Waiting in the browser: for a while, for something no longer than a while, for a frame, and for a moment in which nothing is to do.

use std::future::poll_fn;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

/// How long work may go on before the browser may paint, in milliseconds.
pub const LONGEST_WITHOUT_PAINT: u64 = 30;

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

/// Lets the browser paint and react before the work goes on.
pub async fn breathe() {
    let promise = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window()
            && window.set_timeout_with_callback(&resolve).is_err()
        {
            web_sys::console::warn_1(&"no timer".into());
        }
    });
    if JsFuture::from(promise).await.is_err() {
        web_sys::console::warn_1(&"no timer".into());
    }
}

/// Waits until the browser has nothing to do for the person, but no longer than some frames; where it cannot tell, for one.
pub async fn idle() {
    let promise = Promise::new(&mut |resolve, _| {
        let Some(window) = web_sys::window() else { return };
        let patience = web_sys::IdleRequestOptions::new();
        patience.set_timeout(100);
        let asked = window.request_idle_callback_with_options(&resolve, &patience).is_ok()
            || window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 16).is_ok();
        if !asked {
            web_sys::console::warn_1(&"neither idle times nor timers".into());
        }
    });
    if JsFuture::from(promise).await.is_err() {
        web_sys::console::warn_1(&"no idle times".into());
    }
}

/// Waits until the browser is about to paint the next frame; where the page is hidden no frames come, and it waits for a task.
pub async fn framed() {
    let promise = Promise::new(&mut |resolve, _| {
        let Some(window) = web_sys::window() else { return };
        let hidden = window.document().is_none_or(|document| document.hidden());
        let asked = !hidden && window.request_animation_frame(&resolve).is_ok();
        // A page may be hidden before the frame comes.
        let patience = if asked { 125 } else { 0 };
        if window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, patience).is_err() {
            web_sys::console::warn_1(&"no timer".into());
        }
    });
    if JsFuture::from(promise).await.is_err() {
        web_sys::console::warn_1(&"no frames".into());
    }
}

/// Waits until what was built stands on the screen: for two frames.
pub async fn painted() {
    framed().await;
    framed().await;
}
