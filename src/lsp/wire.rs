//! Frames: a header with a length, and JSON. What is no frame is passed over, so that the next one is read.

use std::io::{self, BufRead, Read as _, Write};

use serde_json::Value;

/// Longer messages are passed over: the largest file, with room for its escapes.
const LONGEST: u64 = 256 * 1024 * 1024;

/// Longer lines are no header.
const LONGEST_LINE: u64 = 4096;

/// What was read.
#[derive(Debug)]
pub enum Frame {
    Json(Value),
    /// It was no frame, or no JSON.
    Broken,
}

/// Reads one frame; none at the end of the stream.
pub fn read(input: &mut impl BufRead) -> Option<Frame> {
    let Some(length) = header(input)? else { return Some(Frame::Broken) };
    let mut body = Vec::new();
    // Nothing is set apart for a length that is only claimed.
    let count = input.by_ref().take(length).read_to_end(&mut body).ok()?;
    if (count as u64) < length {
        return None;
    }
    Some(serde_json::from_slice(&body).map_or(Frame::Broken, Frame::Json))
}

/// The length in a header: outside none at the end of the stream, inside none when it is no header.
fn header(input: &mut impl BufRead) -> Option<Option<u64>> {
    let mut length = None;
    let mut broken = false;
    loop {
        let mut line = Vec::new();
        if input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line).ok()? == 0 {
            return None;
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim_end_matches(['\r', '\n']);
        if line.is_empty() {
            let fits = length.filter(|length| *length <= LONGEST);
            return Some(fits.filter(|_| !broken));
        }
        match line.split_once(':') {
            Some((name, value)) if name.trim().eq_ignore_ascii_case("content-length") => {
                // What stood before it was what is left of something broken.
                (length, broken) = (value.trim().parse().ok(), false);
            }
            Some((name, _)) if name.trim().eq_ignore_ascii_case("content-type") => {}
            _ => broken = length.is_none(),
        }
    }
}

/// Writes one message.
pub fn write(out: &mut dyn Write, message: &Value) -> io::Result<()> {
    let body = message.to_string();
    write!(out, "Content-Length: {}\r\n\r\n{body}", body.len())?;
    out.flush()
}
