//! Do poppler, mupdf and Ghostscript draw the same pages?
//!
//! Each smooths edges in its own way. Squares of some pixels are compared by their mean grey: a
//! wrong or missing character changes several by far more than that.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{SAMPLES, folder, generated, judge, pdfs, run, text, written};

const RESOLUTION: &str = "150";
/// Pixels on a side of a square; a character of the body has 33.
const SQUARE: usize = 20;
/// How many drawings were made.
static DRAWN: AtomicUsize = AtomicUsize::new(0);

/// Of 255 levels of grey, the greatest difference of one square, and of all in the mean. Measured:
/// 23 and 1; a changed character of the title makes 55.
const MOST: usize = 32;
const MOST_MEAN: usize = 2;

/// A page in grey.
struct Picture {
    width: usize,
    pixels: Vec<u8>,
}

/// Reads a binary PGM: `P5`, width, height, 255, each after white space, and the pixels.
fn picture(file: &Path) -> Picture {
    let bytes = fs::read(file).unwrap();
    let (mut at, mut words) = (0, Vec::new());
    while words.len() < 4 {
        let end = at + bytes[at..].iter().position(u8::is_ascii_whitespace).unwrap();
        match bytes[at] {
            b'#' => at += bytes[at..].iter().position(|byte| *byte == b'\n').unwrap() + 1,
            _ => {
                words.push(String::from_utf8(bytes[at..end].to_vec()).unwrap());
                at = end + 1;
            }
        }
    }
    assert_eq!((words[0].as_str(), words[3].as_str()), ("P5", "255"), "{}", file.display());
    Picture { width: words[1].parse().unwrap(), pixels: bytes[at..].to_vec() }
}

impl Picture {
    /// The sums of the grey of each whole square, by rows of squares.
    fn squares(&self, (columns, rows): (usize, usize)) -> Vec<usize> {
        let mut sums = vec![0; columns * rows];
        for (y, line) in self.pixels.chunks(self.width).take(rows * SQUARE).enumerate() {
            for (x, grey) in line.iter().take(columns * SQUARE).enumerate() {
                sums[y / SQUARE * columns + x / SQUARE] += usize::from(*grey);
            }
        }
        sums
    }

    fn size(&self) -> (usize, usize) {
        (self.width / SQUARE, self.pixels.len() / self.width / SQUARE)
    }
}

/// The greatest and the mean difference of squares, in levels of grey.
fn difference(one: &Picture, other: &Picture) -> (usize, usize) {
    let size = (one.size().0.min(other.size().0), one.size().1.min(other.size().1));
    let (a, b) = (one.squares(size), other.squares(size));
    let differences: Vec<usize> =
        a.iter().zip(&b).map(|(a, b)| a.abs_diff(*b) / (SQUARE * SQUARE)).collect();
    let mean = differences.iter().sum::<usize>() / differences.len();
    (*differences.iter().max().unwrap(), mean)
}

/// The pages of a file as a program draws them.
fn drawn(program: &str, file: &Path) -> Vec<Picture> {
    // A folder for each drawing: tests run side by side.
    let number = DRAWN.fetch_add(1, Ordering::Relaxed);
    let folder = folder(&format!("drawn by {program} {number}"));
    let output = run(Command::new(program), |command| match program {
        "pdftoppm" => command.args(["-r", RESOLUTION, "-gray"]).arg(file).arg(folder.join("p")),
        "mutool" => {
            let out = folder.join("p-%02d.pgm");
            command.args(["draw", "-q", "-r", RESOLUTION, "-c", "gray", "-o"]).arg(out).arg(file)
        }
        _ => command
            .args(["-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pgmraw"])
            .args(["-dTextAlphaBits=4", "-dGraphicsAlphaBits=4"])
            .arg(format!("-r{RESOLUTION}"))
            .arg(format!("-sOutputFile={}", folder.join("p-%02d.pgm").display()))
            .arg(file),
    });
    assert!(output.status.success(), "{program}: {}", text(&output.stderr));
    let mut files: Vec<PathBuf> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty(), "{program} draws nothing of {}", file.display());
    files.iter().map(|file| picture(file)).collect()
}

#[test]
fn three_renderers_draw_the_same_pages() {
    const PROGRAMS: [&str; 3] = ["pdftoppm", "mutool", "gs"];
    if PROGRAMS.iter().any(|program| judge(program).is_none()) {
        return;
    }
    let samples = SAMPLES.iter().map(|name| written().join(format!("{name}.pdf")));
    let files = samples.chain(pdfs(&generated().plain).into_iter().take(5));
    for file in files {
        let [one, two, three] = PROGRAMS.map(|program| drawn(program, &file));
        assert_eq!((one.len(), two.len()), (two.len(), three.len()), "{}", file.display());
        for (number, ((a, b), c)) in one.iter().zip(&two).zip(&three).enumerate() {
            for (most, mean) in [difference(a, b), difference(b, c), difference(a, c)] {
                let page = format!("{} page {}: {most} {mean}", file.display(), number + 1);
                assert!(most <= MOST && mean <= MOST_MEAN, "{page}");
            }
        }
    }
}

/// The first character of the title in the place of the second is seen.
#[test]
fn a_changed_character_is_seen() {
    if judge("mutool").is_none() {
        return;
    }
    let sample = written().join("weibei-2022.pdf");
    let mut document = lopdf::Document::load(&sample).unwrap();
    let page = document.get_pages()[&1];
    let content = String::from_utf8(document.get_page_content(page)).unwrap();
    // The first two characters of the title, each a string of its own.
    let mut codes = content.match_indices('<').filter(|(at, _)| {
        let code = &content.as_bytes()[at + 1..at + 6];
        code[..4].iter().all(u8::is_ascii_hexdigit) && code[4] == b'>'
    });
    let (first, second) = (codes.next().unwrap().0 + 1, codes.next().unwrap().0 + 1);
    let mut swapped = content.clone();
    swapped.replace_range(second..second + 4, &content[first..first + 4]);
    assert_ne!(swapped, content);
    document.change_page_content(page, swapped.into_bytes()).unwrap();
    let broken = folder("pictures").join("broken.pdf");
    document.save(&broken).unwrap();
    let (sound, broken) = (drawn("mutool", &sample), drawn("mutool", &broken));
    let (most, _) = difference(&sound[0], &broken[0]);
    assert!(most > MOST + MOST / 2, "{most}");
}
