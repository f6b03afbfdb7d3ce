//! Which of the files that were found are opened?

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use crate::font::{self, Face, FaceFault, FaceNames, FontData};

use crate::cli::terminal::Failure;

/// The largest font that is read, in bytes; those of all Chinese, Japanese and Korean characters
/// in all weights have 150 MB.
const LARGEST: u64 = 256 << 20;

/// Faces that may serve, by their names alone: a folder may hold hundreds, of which seven at most
/// are opened.
#[derive(Default)]
pub(super) struct Candidates {
    faces: Vec<Candidate>,
    /// What is to be said of files that cannot serve, in sentences.
    pub(super) passed_by: Vec<String>,
}

struct Candidate {
    path: PathBuf,
    index: u32,
    names: FaceNames,
}

/// Why a file cannot serve.
enum Unusable {
    Unreadable(io::Error),
    TooLarge,
    Fault(FaceFault),
}

impl Unusable {
    /// The sentence about a face.
    fn sentence(&self, path: &Path, index: u32) -> String {
        let which = if index > 0 { format!("（第 {} 款）", index + 1) } else { String::new() };
        let why = match self {
            Self::Unreadable(error) => return Failure::reading(path, error).to_string(),
            Self::TooLarge => format!("文件超过 {} MB", LARGEST >> 20),
            Self::Fault(fault) => fault.to_string(),
        };
        format!("字体 {}{which} 没有采用：{why}。", path.display())
    }
}

impl Candidates {
    /// Reads the names of the faces of a file.
    pub(super) fn read(&mut self, path: &Path) {
        match faces(path) {
            Err(why) => self.passed_by.push(why.sentence(path, 0)),
            Ok(faces) => {
                for (index, names) in (0..).zip(faces) {
                    match names {
                        Ok(names) => self.add(path, index, names),
                        Err(fault) => {
                            let sentence = Unusable::Fault(fault).sentence(path, index);
                            self.passed_by.push(sentence);
                        }
                    }
                }
            }
        }
    }

    /// Reads the names of the faces of a file; whatever is no font is passed by silently.
    pub(super) fn read_quietly(&mut self, path: &Path) {
        for (index, names) in (0..).zip(faces(path).unwrap_or_default()) {
            if let Ok(names) = names {
                self.add(path, index, names);
            }
        }
    }

    fn add(&mut self, path: &Path, index: u32, names: FaceNames) {
        self.faces.push(Candidate { path: path.to_owned(), index, names });
    }

    /// Opens the faces that serve, with what is to be said of the others: where one turns out to
    /// be unsound, the next best serves.
    pub(super) fn open_serving(mut self) -> (Vec<Face>, Vec<String>) {
        self.faces.sort_by(|a, b| (&a.path, a.index).cmp(&(&b.path, b.index)));
        let (mut files, mut opened) = (BTreeMap::new(), BTreeMap::new());
        while let Some(at) = self.next(&opened) {
            let Candidate { path, index, .. } = &self.faces[at];
            match open(path, *index, &mut files) {
                Ok(face) => {
                    opened.insert((path.clone(), *index), face);
                }
                Err(why) => {
                    self.passed_by.push(why.sentence(path, *index));
                    self.faces.remove(at);
                }
            }
        }
        (opened.into_values().collect(), self.passed_by)
    }
}

type Opened = BTreeMap<(PathBuf, u32), Face>;

impl Candidates {
    /// The next face to open.
    fn next(&self, opened: &Opened) -> Option<usize> {
        let names: Vec<&FaceNames> = self.faces.iter().map(|face| &face.names).collect();
        let is_open = |at: &usize| {
            let face = &self.faces[*at];
            opened.contains_key(&(face.path.clone(), face.index))
        };
        font::serving(&names).into_iter().find(|at| !is_open(at))
    }
}

/// The names of the faces of a file.
fn faces(path: &Path) -> Result<Vec<Result<FaceNames, FaceFault>>, Unusable> {
    let data = read(path)?;
    let count = font::count_faces(&data).map_err(Unusable::Fault)?;
    Ok((0..count).map(|index| FaceNames::read(&data, index)).collect())
}

/// Opens a face; the faces of a collection share its bytes.
fn open(
    path: &Path,
    index: u32,
    files: &mut BTreeMap<PathBuf, FontData>,
) -> Result<Face, Unusable> {
    let data = match files.get(path) {
        Some(data) => data.clone(),
        None => FontData::from(read(path)?),
    };
    let face = Face::open(&path.display().to_string(), data.clone(), index);
    // The bytes of a face that is refused are not kept: there may be hundreds.
    if face.is_ok() {
        files.insert(path.to_owned(), data);
    }
    face.map_err(Unusable::Fault)
}

fn read(path: &Path) -> Result<Vec<u8>, Unusable> {
    let file = File::open(path).map_err(Unusable::Unreadable)?;
    let data = file.metadata().map_err(Unusable::Unreadable)?;
    if !data.is_file() || data.len() > LARGEST {
        return Err(Unusable::TooLarge);
    }
    let mut data = Vec::new();
    file.take(LARGEST).read_to_end(&mut data).map_err(Unusable::Unreadable)?;
    Ok(data)
}
