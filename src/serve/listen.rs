//! The connections: on this machine alone, at most so many, each for one request and for a limited time.

use std::io::{self, ErrorKind, Read};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use super::answer::{self, Answer};
use super::guard;
use super::request::{self, Heard, Method};
use super::site::Site;

/// Tried one after the other when no port is asked for.
const PORTS: std::ops::Range<u16> = 4870..4890;

/// A browser has a handful for each page that is open.
const MOST_CONNECTIONS: usize = 64;

/// How long a request may let wait, and a reader its answer.
const READ: Duration = Duration::from_secs(2);
const WRITE: Duration = Duration::from_secs(20);

/// In how many pieces a request may come; with the time for each it is bounded in time.
const MOST_PIECES: usize = 16;

/// How often is looked whether somebody still listens.
const LOOK: Duration = Duration::from_millis(500);

/// Takes the port that was asked for, else the first that is free of a small range, else any.
///
/// # Errors
///
/// When the port cannot be had.
pub fn bind(port: Option<u16>) -> io::Result<(TcpListener, u16)> {
    let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    let listener = match port {
        Some(port) => bind(port)?,
        None => PORTS.clone().find_map(|port| bind(port).ok()).map_or_else(|| bind(0), Ok)?,
    };
    let port = listener.local_addr()?.port();
    Ok((listener, port))
}

/// Answers for as long as the program lives.
pub fn serve(listener: TcpListener, port: u16, site: Arc<Site>) -> io::Result<()> {
    let open = Arc::new(AtomicUsize::new(0));
    let accept = move || {
        for stream in listener.incoming() {
            // A connection that broke off at once, or too many open files: the next may do.
            let Ok(stream) = stream else {
                thread::sleep(Duration::from_millis(20));
                continue;
            };
            let place = Place::take(&open);
            let site = Arc::clone(&site);
            let work = move || match place {
                Some(_place) => drop(converse(&stream, port, &site)),
                None => drop(refuse(&stream)),
            };
            // Without a thread for it a connection is closed, as its owner will see.
            drop(spawn("kader-answer", work));
        }
    };
    spawn("kader-serve", accept)
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).stack_size(256 * 1024).spawn(work).map(drop)
}

/// One of the connections that there may be; given back when it ends.
struct Place(Arc<AtomicUsize>);

impl Place {
    fn take(open: &Arc<AtomicUsize>) -> Option<Place> {
        let place = Place(Arc::clone(open));
        (open.fetch_add(1, Ordering::SeqCst) < MOST_CONNECTIONS).then_some(place)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

fn refuse(stream: &TcpStream) -> io::Result<()> {
    stream.set_write_timeout(Some(LOOK))?;
    answer::write(&answer::busy(), false, &mut &*stream)
}

/// Reads one request and answers it.
fn converse(stream: &TcpStream, port: u16, site: &Site) -> io::Result<()> {
    stream.set_read_timeout(Some(READ))?;
    stream.set_write_timeout(Some(WRITE))?;
    stream.set_nodelay(true)?;
    let (answer, is_head) = match hear(stream)? {
        Ok(request) => match guard::judge(&request, port) {
            Ok(()) => (answer::to(&request.path, site), request.method == Method::Head),
            Err(refusal) => (answer::refusal(refusal), request.method == Method::Head),
        },
        Err(answer) => (answer, false),
    };
    answer::write(&answer, is_head, &mut &*stream)?;
    if let (Answer::News(path), false) = (&answer, is_head) {
        tell(stream, path, site)?;
    }
    finish(stream)
}

/// The request, or what to answer to what is none.
fn hear(mut stream: &TcpStream) -> io::Result<Result<request::Request, Answer>> {
    let mut bytes = Vec::new();
    let mut piece = [0; 4096];
    for _ in 0..MOST_PIECES {
        let count = stream.read(&mut piece)?;
        if count == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        bytes.extend(piece.iter().take(count));
        match request::read(&bytes) {
            Heard::Whole(request) => return Ok(Ok(request)),
            Heard::Unfit => return Ok(Err(answer::unfit())),
            Heard::Part if bytes.len() >= request::MOST => return Ok(Err(answer::too_long())),
            Heard::Part => {}
        }
    }
    Err(ErrorKind::TimedOut.into())
}

/// The news of a page, now and at every change, until nobody listens or the page is gone.
fn tell(stream: &TcpStream, path: &str, site: &Site) -> io::Result<()> {
    let mut last = None;
    let mut step = None;
    loop {
        step = Some(site.wait(step, LOOK));
        let Some(news) = site.news(path) else { return Ok(()) };
        if last.as_ref() != Some(&news) {
            answer::write_news(&news, &mut &*stream)?;
            last = Some(news);
        }
        if !is_open(stream)? {
            return Ok(());
        }
    }
}

/// Whether the other side has not gone; it has nothing more to say.
fn is_open(stream: &TcpStream) -> io::Result<bool> {
    stream.set_nonblocking(true)?;
    let heard = stream.peek(&mut [0]);
    stream.set_nonblocking(false)?;
    Ok(heard.is_err_and(|error| error.kind() == ErrorKind::WouldBlock))
}

/// Closes so that the answer arrives, also when more was sent than was read.
fn finish(mut stream: &TcpStream) -> io::Result<()> {
    stream.shutdown(Shutdown::Write)?;
    stream.set_read_timeout(Some(LOOK))?;
    let mut piece = [0; 4096];
    for _ in 0..MOST_PIECES {
        if stream.read(&mut piece)? == 0 {
            break;
        }
    }
    Ok(())
}
