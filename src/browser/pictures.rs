//! What only a browser can do with a picture: decode it, turn it upright, draw it smaller, make a JPEG of it, and give it an address.
//!
//! A picture is decoded as an image of the page, which every browser turns as the camera says (EXIF) and decodes beside the page's own work.

use js_sys::{Array, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url};

/// The long edge of a photo as it is kept, in pixels.
const LONG_EDGE: f64 = 1600.0;
/// How much of a kept photo JPEG keeps.
const QUALITY: f64 = 0.8;
/// The long edge of a small picture: sharp at 240 px, and at 64 px on any screen.
const SMALL_EDGE: f64 = 320.0;
/// How much of a small picture JPEG keeps.
const SMALL_QUALITY: f64 = 0.7;

/// A photo made smaller, upright.
pub struct Shrunk {
    /// The JPEG to be kept.
    pub jpeg: Vec<u8>,
    /// A small JPEG of it.
    pub small: Vec<u8>,
    /// The width of the kept one, in pixels.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

/// Why there is no smaller picture.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotShrunk {
    /// The browser cannot decode it.
    NotDecoded,
    /// It could be decoded and not be drawn: there is no memory left for it.
    NotDrawn,
}

/// Makes a photo smaller; one that is small already is only turned and encoded.
pub async fn shrink(file: &Blob) -> Result<Shrunk, NotShrunk> {
    let url = PictureUrl::of_blob(file).ok_or(NotShrunk::NotDecoded)?;
    let image = decode(&url).await.ok_or(NotShrunk::NotDecoded)?;
    let (jpeg, width, height) = draw(&image, LONG_EDGE, QUALITY).await.ok_or(NotShrunk::NotDrawn)?;
    let (small, ..) = draw(&image, SMALL_EDGE, SMALL_QUALITY).await.ok_or(NotShrunk::NotDrawn)?;
    Ok(Shrunk { jpeg, small, width, height })
}

/// A small picture of a kept photo.
pub async fn small_of(jpeg: &[u8]) -> Option<Vec<u8>> {
    let url = PictureUrl::of_jpeg(jpeg)?;
    let image = decode(&url).await?;
    draw(&image, SMALL_EDGE, SMALL_QUALITY).await.map(|(small, ..)| small)
}

async fn decode(url: &PictureUrl) -> Option<HtmlImageElement> {
    let image = HtmlImageElement::new().ok()?;
    image.set_src(url.as_str());
    JsFuture::from(image.decode()).await.ok()?;
    (image.natural_width() > 0 && image.natural_height() > 0).then_some(image)
}

/// Draws an image with this long edge at most; the JPEG with its width and height.
async fn draw(image: &HtmlImageElement, edge: f64, quality: f64) -> Option<(Vec<u8>, u32, u32)> {
    let (width, height) = (f64::from(image.natural_width()), f64::from(image.natural_height()));
    let scale = (edge / width.max(height)).min(1.0);
    let (width, height) = ((width * scale).round().max(1.0), (height * scale).round().max(1.0));
    let canvas: HtmlCanvasElement = web_sys::window()?.document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let drawing: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    // A browser that knows no better way draws all the same.
    drop(Reflect::set(&drawing, &"imageSmoothingQuality".into(), &"high".into()));
    // What can be seen through becomes white, and not black.
    drawing.set_fill_style_str("#fff");
    drawing.fill_rect(0.0, 0.0, width, height);
    drawing.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height).ok()?;
    let blob = Promise::new(&mut |resolve, reject| {
        if canvas.to_blob_with_type_and_encoder_options(&resolve, "image/jpeg", &quality.into()).is_err() {
            // Whoever waits for it is told by this.
            drop(reject.call0(&JsValue::NULL));
        }
    });
    let blob: Blob = JsFuture::from(blob).await.ok()?.dyn_into().ok()?;
    let bytes = JsFuture::from(blob.array_buffer()).await.ok()?;
    // Some browsers give the memory of a canvas back late; an empty one has none.
    canvas.set_width(0);
    canvas.set_height(0);
    Some((Uint8Array::new(&bytes).to_vec(), width as u32, height as u32))
}

/// An address at which the page finds a picture in memory; given back when it goes.
pub struct PictureUrl(String);

impl PictureUrl {
    /// An address for a JPEG.
    pub fn of_jpeg(jpeg: &[u8]) -> Option<Self> {
        let kind = BlobPropertyBag::new();
        kind.set_type("image/jpeg");
        let parts = Array::of1(&Uint8Array::from(jpeg));
        Self::of_blob(&Blob::new_with_u8_array_sequence_and_options(&parts, &kind).ok()?)
    }

    fn of_blob(blob: &Blob) -> Option<Self> {
        Url::create_object_url_with_blob(blob).ok().map(Self)
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Drop for PictureUrl {
    fn drop(&mut self) {
        // What was given back already needs nothing more.
        drop(Url::revoke_object_url(&self.0));
    }
}
