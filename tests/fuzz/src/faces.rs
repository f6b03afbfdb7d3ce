//! The fonts of `fonts/`, read when a target starts.

use std::path::Path;
use std::sync::LazyLock;

use genreport::font::{Face, FontData, FontLibrary, Fonts, GlyphSource};
use genreport::session::{File, OUTPUT_FORMATS, Order, OutputOptions, Session};
use genreport::text::FontRole;

use super::properties::Around;
use super::reports::LAYOUT;

const FILES: [&str; 6] = [
    "NotoSerifSC-Regular.ttf",
    "ZhuqueFangsong-Regular.ttf",
    "GongwenKai-Regular.ttf",
    "NotoSansSC-Medium-8105.ttf",
    "NotoSerifSC-Bold-8105.ttf",
    "LiberationSerif-Regular.ttf",
];

/// The bytes of the six, so that no face is read twice.
static BYTES: LazyLock<Vec<FontData>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fonts");
    let read = |name: &&str| std::fs::read(folder.join(name)).expect("a font of this repository");
    FILES.iter().map(read).map(FontData::from).collect()
});

fn open(data: &FontData) -> Face {
    Face::open("字体", data.clone(), 0).expect("sound").free()
}

/// All of them.
pub(crate) fn ours() -> &'static FontLibrary {
    static OURS: LazyLock<FontLibrary> =
        LazyLock::new(|| FontLibrary::default().with(BYTES.iter().map(open).collect()));
    &OURS
}

/// A few Latin letters and digits after a face that may serve everything it is named for.
pub(crate) fn latin_and(face: Face) -> FontLibrary {
    const LATIN: &[u8] = include_bytes!("../seeds/fonts/latin.ttf");
    FontLibrary::default().with(vec![open(&FontData::Static(LATIN))]).with(vec![face])
}

/// A short report of the characters that the fonts have, with all files, unchecked. What a font
/// says may keep a file from being written, with words for the user; nothing more.
pub(crate) fn report_in(fonts: &FontLibrary) {
    let layout = super::reports::layout(&mut super::choices::Choices::new(&[10, 10]));
    let end = layout.find("[[sections]]\nkey = \"figures\"").expect("the second section");
    let layout = &layout[..end];
    let source = GlyphSource { role: FontRole::FangSong, chinese: true, own_latin: false };
    let has = |char: &char| fonts.glyph(*char, source).is_some();
    let text: String = "国的，“”—…①2afi".chars().filter(has).collect();
    let report = format!(
        "layout = \"{LAYOUT}\"\nauthority = \"ab\"\nyear = 2023\ntitle = \"{text}b\"\n\
         [overview]\ntext = \"{text}{text}\"\n[headings]\noverview = \"1. ab\"\n"
    );
    let file = File::within("a.toml", report.as_bytes(), Around { layout, words: "" });
    let formats: Vec<_> = OUTPUT_FORMATS.iter().collect();
    let options = OutputOptions { fonts: true, ..OutputOptions::default() };
    let order = Order { formats: &formats, options, ..Order::default() };
    let made = Session::new().make(&file, fonts, &order);
    let made = made.expect("nothing is asked of the world");
    if let Err(why) = made.files {
        assert!(why.ends_with('。'), "{why}");
    }
}
