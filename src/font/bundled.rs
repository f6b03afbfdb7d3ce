//! The fonts inside the program (`fonts/README.md` gives their origin and licences).

use super::chains::Chain;
use crate::text::FontRole;

/// A bundled font file.
pub(super) struct Bundled {
    /// What it serves.
    pub(super) serves: Chain,
    /// The file.
    pub(super) data: &'static [u8],
}

/// The first is the fallback of all the others.
pub(super) const BUNDLED: [Bundled; 6] = [
    Bundled {
        serves: Chain::Role(FontRole::Song),
        data: include_bytes!("../../fonts/NotoSerifSC-Regular.ttf"),
    },
    Bundled {
        serves: Chain::Role(FontRole::FangSong),
        data: include_bytes!("../../fonts/ZhuqueFangsong-Regular.ttf"),
    },
    Bundled {
        serves: Chain::Role(FontRole::Kai),
        data: include_bytes!("../../fonts/GongwenKai-Regular.ttf"),
    },
    Bundled {
        serves: Chain::Role(FontRole::Hei),
        data: include_bytes!("../../fonts/NotoSansSC-Medium-8105.ttf"),
    },
    Bundled {
        serves: Chain::Role(FontRole::XiaoBiaoSong),
        data: include_bytes!("../../fonts/NotoSerifSC-Bold-8105.ttf"),
    },
    Bundled {
        serves: Chain::Latin,
        data: include_bytes!("../../fonts/LiberationSerif-Regular.ttf"),
    },
];
