//! Layout of the JSON: one thing a line, so that it stays small and differences are easy to see.

use std::io::{self, Write};

use serde_json::ser::Formatter;

/// Breaks lines in the outermost object and its lists; everything inside a thing stays on its line.
#[derive(Debug, Default)]
pub struct Lines {
    depth: usize,
}

/// How deep lines are broken: the outer object, and its lists.
const BROKEN: usize = 2;

impl Lines {
    fn open(&mut self, out: &mut (impl Write + ?Sized), mark: &[u8]) -> io::Result<()> {
        self.depth += 1;
        out.write_all(mark)
    }

    fn close(&mut self, out: &mut (impl Write + ?Sized), mark: &[u8]) -> io::Result<()> {
        if self.depth <= BROKEN {
            out.write_all(b"\n")?;
        }
        self.depth -= 1;
        out.write_all(mark)
    }

    fn next(&self, out: &mut (impl Write + ?Sized), first: bool) -> io::Result<()> {
        if !first {
            out.write_all(b",")?;
        }
        if self.depth <= BROKEN { out.write_all(b"\n") } else { Ok(()) }
    }
}

impl Formatter for Lines {
    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.next(out, first)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.next(out, first)
    }
}
