//! A connection that remembers what went over it, for the archive.

use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};

use hyper::rt;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// A stream of bytes, encrypted or not.
pub(crate) trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}

impl<S: AsyncRead + AsyncWrite + Unpin + Send> Stream for S {}

/// The bytes of one exchange.
#[derive(Debug, Default)]
pub(crate) struct Heard {
    pub sent: Vec<u8>,
    pub received: Vec<u8>,
}

/// What a connection heard since somebody last took it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Log(Arc<Mutex<Heard>>);

impl Log {
    /// What was heard, and an empty log.
    pub(crate) fn take(&self) -> Heard {
        std::mem::take(&mut self.lock())
    }

    /// Bytes received so far.
    pub(crate) fn received(&self) -> usize {
        self.lock().received.len()
    }

    /// Room for a body whose length was declared.
    pub(crate) fn reserve(&self, bytes: usize) {
        self.lock().received.reserve(bytes);
    }

    fn lock(&self) -> MutexGuard<'_, Heard> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A stream for hyper, with a log beside it.
pub(crate) struct Wire {
    stream: Box<dyn Stream>,
    log: Log,
    scratch: Box<[u8]>,
}

/// Bytes read at a time.
const READ: usize = 32 << 10;

impl Wire {
    pub(crate) fn new(stream: Box<dyn Stream>) -> (Wire, Log) {
        let log = Log::default();
        let wire = Wire {
            stream,
            log: log.clone(),
            scratch: vec![0; READ].into(),
        };
        (wire, log)
    }
}

impl rt::Read for Wire {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, mut into: rt::ReadBufCursor<'_>) -> Poll<std::io::Result<()>> {
        let wire = &mut *self;
        let room = into.remaining().min(READ);
        let mut scratch = ReadBuf::new(&mut wire.scratch[..room]);
        ready!(Pin::new(&mut wire.stream).poll_read(context, &mut scratch))?;
        wire.log.lock().received.extend_from_slice(scratch.filled());
        into.put_slice(scratch.filled());
        Poll::Ready(Ok(()))
    }
}

impl rt::Write for Wire {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<std::io::Result<usize>> {
        let wire = &mut *self;
        let written = ready!(Pin::new(&mut wire.stream).poll_write(context, bytes))?;
        wire.log.lock().sent.extend_from_slice(&bytes[..written]);
        Poll::Ready(Ok(written))
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
