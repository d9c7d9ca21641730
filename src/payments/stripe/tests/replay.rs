//! A server that gives prepared answers and remembers what it was asked.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::Headers;

/// A request as it came in.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Such as `POST /v1/refunds`, with what stands after the question mark.
    pub line: String,
    pub headers: Headers,
    pub body: String,
}

/// How a request is answered.
#[derive(Debug, Clone)]
pub enum Reply {
    Json(u16, Value),
    Text(u16, &'static str),
    /// So many bytes of nothing.
    Flood(usize),
    /// The connection is cut in the middle of the answer.
    Cut,
}

/// Answers by what is asked. Several for the same are given in turn, the last one for ever.
pub struct Replay {
    pub url: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

type Routes = Arc<Mutex<BTreeMap<String, Vec<Reply>>>>;

impl Replay {
    /// Each route is the beginning of a request's line; the longest one that fits answers.
    pub async fn start(routes: impl IntoIterator<Item = (&'static str, Reply)>) -> Self {
        let mut table: BTreeMap<String, Vec<Reply>> = BTreeMap::new();
        for (line, reply) in routes {
            table.entry(line.to_owned()).or_default().push(reply);
        }
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (routes, asked): (Routes, _) = (Arc::new(Mutex::new(table)), Arc::default());
        let log: Arc<Mutex<Vec<Asked>>> = Arc::clone(&asked);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(answer(stream, Arc::clone(&routes), Arc::clone(&log)));
            }
        });
        Self { url, asked }
    }

    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    /// The lines of everything that was asked.
    pub fn lines(&self) -> Vec<String> {
        self.asked().into_iter().map(|asked| asked.line).collect()
    }
}

/// Takes one request apart.
pub async fn take(stream: &mut TcpStream) -> Option<Asked> {
    let (mut bytes, mut buffer) = (Vec::new(), [0; 4096]);
    loop {
        let count = stream.read(&mut buffer).await.ok()?;
        bytes.extend_from_slice(&buffer[..count]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else {
            if count == 0 {
                return None;
            }
            continue;
        };
        let mut lines = head.lines();
        let line = lines.next()?.trim_end_matches(" HTTP/1.1").to_owned();
        let headers: Headers = lines.filter_map(|line| line.split_once(": ")).collect();
        let length = headers
            .get("content-length")
            .map_or(0, |length| length.parse().unwrap());
        if body.len() >= length {
            let body = body.to_owned();
            return Some(Asked { line, headers, body });
        }
        if count == 0 {
            return None;
        }
    }
}

async fn answer(mut stream: TcpStream, routes: Routes, log: Arc<Mutex<Vec<Asked>>>) {
    let Some(asked) = take(&mut stream).await else {
        return;
    };
    let reply = {
        let mut routes = routes.lock().unwrap();
        let fits = routes
            .iter_mut()
            .filter(|(line, _)| asked.line.starts_with(*line));
        fits.max_by_key(|(line, _)| line.len()).map(|(_, replies)| {
            if replies.len() > 1 {
                replies.remove(0)
            } else {
                replies[0].clone()
            }
        })
    };
    log.lock().unwrap().push(asked);
    let (status, body) = match reply {
        Some(Reply::Json(status, body)) => (status, body.to_string().into_bytes()),
        Some(Reply::Text(status, body)) => (status, body.as_bytes().to_vec()),
        Some(Reply::Flood(bytes)) => (200, vec![b' '; bytes]),
        Some(Reply::Cut) => {
            let _ = stream
                .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{")
                .await;
            tokio::time::sleep(Duration::from_millis(20)).await;
            return;
        }
        None => (
            404,
            br#"{"error":{"type":"invalid_request_error","code":"resource_missing"}}"#.to_vec(),
        ),
    };
    let head = format!(
        "HTTP/1.1 {status} X\r\nrequest-id: req_1\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    // A client that has enough hangs up.
    let _ = stream.write_all(head.as_bytes()).await;
    let _ = stream.write_all(&body).await;
}
