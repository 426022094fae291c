//! What a file can be by its bytes, whatever it is called.

/// Which program of an office writes a document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// 文字.
    Word,
    /// 表格.
    Excel,
    /// 演示.
    PowerPoint,
}

/// What a file is by its bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Content {
    /// A PDF.
    Pdf,
    /// A document as a package (OOXML).
    Office(Part),
    /// A document of the older binary kind, as Word, WPS and their kin write it.
    OldOffice(Part),
    /// A document under a password.
    Locked,
    /// An OFD, 版式文件.
    Ofd,
    /// A text without markup.
    Text,
    /// MP3.
    Mp3,
    /// Sound (or a film) in MPEG-4.
    Mp4,
    /// AAC.
    Aac,
    /// WAV.
    Wav,
    /// AMR.
    Amr,
    /// Ogg.
    Ogg,
    /// A ZIP archive that is no document.
    Archive,
    /// A picture.
    Picture,
    /// A program.
    Program,
    /// A page of the web, an SVG, or another text of markup.
    Markup,
    /// A script.
    Script,
    /// An archive that nobody looks into.
    OtherArchive,
    /// Nothing that is known here.
    Unknown,
}
