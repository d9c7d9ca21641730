use std::time::Instant;

use axum::routing::{get, post};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::*;
use crate::http::Config;
use crate::http::testing::app_with;

/// A server with limits of a fraction of a second.
async fn server(
    change: impl FnOnce(&mut Limits),
) -> (SocketAddr, watch::Sender<bool>, tokio::task::JoinHandle<()>) {
    let mut limits = Limits {
        head_time: Duration::from_millis(300),
        body_time: Duration::from_millis(300),
        write_stall: Duration::from_millis(300),
        drain_time: Duration::from_millis(1_000),
        ..Limits::default()
    };
    change(&mut limits);
    let config = Config {
        limits: limits.clone(),
        ..Config::default()
    };
    let (routes, _, _) = app_with(config);
    let routes = routes
        .route(
            "/late",
            get(|| async {
                tokio::time::sleep(Duration::from_millis(300)).await;
                "late"
            }),
        )
        .route("/endless", get(|| async { "x".repeat(64 << 20) }))
        .route(
            "/peer",
            post(|axum::Extension(Peer(peer)): axum::Extension<Peer>| async move { peer.ip().to_string() }),
        );
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = watch::channel(false);
    (
        address,
        stop,
        tokio::spawn(serve(listener, routes, limits, stopped)),
    )
}

/// Everything that comes back until the server closes.
async fn read(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let _ = tokio::time::timeout(Duration::from_secs(10), stream.read_to_end(&mut bytes))
        .await
        .expect("left open");
    String::from_utf8_lossy(&bytes).into_owned()
}

async fn connect(address: SocketAddr, text: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(text.as_bytes()).await.unwrap();
    stream
}

const POST: &str = "POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n";

#[tokio::test]
async fn half_sent_heads_and_silent_connections_are_closed_in_time() {
    let (address, _stop, _) = server(|_| {}).await;
    for text in ["", "GET", "GET / HTTP/1.1\r\nhost: x\r\nx-a: "] {
        let start = Instant::now();
        let mut stream = connect(address, text).await;
        assert!(!read(&mut stream).await.contains("200 OK"));
        assert!(
            start.elapsed() < Duration::from_secs(3),
            "{text:?}: {:?}",
            start.elapsed()
        );
    }
}

#[tokio::test]
async fn a_head_that_trickles_is_closed_in_time() {
    let (address, _stop, _) = server(|_| {}).await;
    let mut stream = connect(address, "GET / HTTP/1.1\r\nx-").await;
    let start = Instant::now();
    while stream.write_all(b"a").await.is_ok() && start.elapsed() < Duration::from_secs(5) {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
}

#[tokio::test]
async fn an_idle_connection_is_closed_after_its_answer() {
    let (address, _stop, _) = server(|_| {}).await;
    let mut stream = connect(address, "GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n").await;
    assert!(read(&mut stream).await.contains("live"));
}

#[tokio::test]
async fn a_body_that_does_not_arrive_is_given_up_with_408() {
    let (address, _stop, _) = server(|_| {}).await;
    let mut stream = connect(address, &format!("{POST}content-length: 1000\r\n\r\n{{")).await;
    assert!(read(&mut stream).await.starts_with("HTTP/1.1 408"));
    let mut stream = connect(
        address,
        &format!("{POST}transfer-encoding: chunked\r\n\r\n1\r\n{{\r\n"),
    )
    .await;
    assert!(read(&mut stream).await.starts_with("HTTP/1.1 408"));
}

#[tokio::test]
async fn a_body_without_an_announced_end_is_cut_at_the_limit() {
    let (address, _stop, _) = server(|_| {}).await;
    let mut stream = connect(address, &format!("{POST}transfer-encoding: chunked\r\n\r\n")).await;
    let chunk = format!("4000\r\n{}\r\n", "a".repeat(0x4000));
    for _ in 0..100 {
        if stream.write_all(chunk.as_bytes()).await.is_err() {
            break;
        }
    }
    let (mut half, _write) = stream.split();
    let mut start = [0; 12];
    // The close may overtake the answer where the client goes on sending.
    if half.read_exact(&mut start).await.is_ok() {
        assert_eq!(&start, b"HTTP/1.1 413");
    }
}

#[tokio::test]
async fn slow_bodies_take_no_turn_from_others() {
    let (address, _stop, _) = server(|limits| {
        limits.requests_max = 1;
        limits.body_time = Duration::from_secs(5);
    })
    .await;
    let mut slow = Vec::new();
    for _ in 0..20 {
        slow.push(connect(address, &format!("{POST}content-length: 1000\r\n\r\n{{")).await);
    }
    let start = Instant::now();
    let body = "{\"query\":\"{hello}\"}";
    let request = format!(
        "{POST}connection: close\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    let mut normal = connect(address, &request).await;
    assert!(read(&mut normal).await.contains("world"));
    assert!(start.elapsed() < Duration::from_secs(2));
}

#[tokio::test]
async fn who_does_not_take_an_answer_is_left() {
    let (address, _stop, _) = server(|_| {}).await;
    let mut stream = connect(address, "GET /endless HTTP/1.1\r\nhost: x\r\n\r\n").await;
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes).await;
    assert!(
        bytes.len() < 64 << 20,
        "everything was sent to a client that did not read"
    );
}

#[tokio::test]
async fn one_connection_too_many_is_told_to_come_back() {
    let (address, _stop, _) = server(|limits| limits.connections_max = 2).await;
    let held = [connect(address, "G").await, connect(address, "G").await];
    tokio::time::sleep(Duration::from_millis(50)).await;
    let mut third = TcpStream::connect(address).await.unwrap();
    let answer = read(&mut third).await;
    assert!(
        answer.starts_with("HTTP/1.1 503") && answer.contains("retry-after"),
        "{answer}"
    );
    drop(held);
    tokio::time::sleep(Duration::from_millis(50)).await;
    let mut fourth = connect(
        address,
        "GET /health/live HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
    )
    .await;
    assert!(read(&mut fourth).await.contains("200 OK"));
}

#[tokio::test]
async fn a_stop_lets_open_requests_finish_and_takes_no_more() {
    let (address, stop, served) = server(|_| {}).await;
    let mut open = connect(address, "GET /late HTTP/1.1\r\nhost: x\r\n\r\n").await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    stop.send(true).unwrap();
    assert!(read(&mut open).await.ends_with("late"));
    tokio::time::timeout(Duration::from_secs(2), served)
        .await
        .expect("did not stop")
        .unwrap();
    assert!(TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn the_address_of_the_other_end_is_known() {
    let (address, _stop, _) = server(|_| {}).await;
    let request = "POST /peer HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";
    assert!(
        read(&mut connect(address, request).await)
            .await
            .ends_with("127.0.0.1")
    );
}
