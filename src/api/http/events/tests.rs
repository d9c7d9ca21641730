use std::net::SocketAddr;

use serde_json::{Value as Json, json};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio_tungstenite::tungstenite::{self, Message as Frame, client::IntoClientRequest};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use super::*;
use crate::http::config::Limits;
use crate::http::testing::app_with;
use crate::http::{Config, serve};

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

async fn server(change: impl FnOnce(&mut Limits)) -> (SocketAddr, watch::Sender<bool>) {
    let mut limits = Limits {
        socket_init_time: Duration::from_millis(300),
        ..Limits::default()
    };
    change(&mut limits);
    let (routes, _, stop) = app_with(Config {
        limits: limits.clone(),
        ..Config::default()
    });
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(serve(listener, routes, limits, stop.subscribe()));
    (address, stop)
}

async fn open(address: SocketAddr, headers: &[(&'static str, &str)]) -> Result<Socket, tungstenite::Error> {
    let mut request = format!("ws://{address}/graphql/ws")
        .into_client_request()
        .unwrap();
    for (name, value) in headers {
        request.headers_mut().insert(*name, value.parse().unwrap());
    }
    connect_async(request).await.map(|(socket, _)| socket)
}

const SPEAKS: (&str, &str) = ("sec-websocket-protocol", "graphql-transport-ws");

async fn say(socket: &mut Socket, message: Json) {
    socket.send(Frame::text(message.to_string())).await.unwrap();
}

/// The next message; a close as `{"close": code}`.
async fn hear(socket: &mut Socket) -> Json {
    loop {
        match timeout(Duration::from_secs(5), socket.next())
            .await
            .expect("silence")
        {
            Some(Ok(Frame::Text(text))) => return serde_json::from_str(&text).unwrap(),
            Some(Ok(Frame::Close(frame))) => return json!({ "close": frame.map(|f| u16::from(f.code)) }),
            Some(Ok(_)) => {}
            None | Some(Err(_)) => return json!({ "close": null }),
        }
    }
}

async fn introduced(address: SocketAddr) -> Socket {
    let mut socket = open(address, &[SPEAKS]).await.unwrap();
    say(&mut socket, json!({ "type": "connection_init" })).await;
    assert_eq!(hear(&mut socket).await, json!({ "type": "connection_ack" }));
    socket
}

fn subscribe_to(id: &str, query: &str) -> Json {
    json!({ "id": id, "type": "subscribe", "payload": { "query": query } })
}

#[tokio::test]
async fn a_subscription_gives_its_values_and_its_end() {
    let (address, _stop) = server(|_| {}).await;
    let mut socket = introduced(address).await;
    say(&mut socket, subscribe_to("1", "subscription{ticks(n:2)}")).await;
    for n in 1..=2 {
        assert_eq!(
            hear(&mut socket).await,
            json!({ "type": "next", "id": "1", "payload": { "data": { "ticks": n } } })
        );
    }
    assert_eq!(hear(&mut socket).await, json!({ "type": "complete", "id": "1" }));
}

#[tokio::test]
async fn another_site_cannot_open_a_socket() {
    let (address, _stop) = server(|_| {}).await;
    for foreign in [
        ("origin", "https://evil.example"),
        ("sec-fetch-site", "cross-site"),
    ] {
        let Err(tungstenite::Error::Http(answer)) = open(address, &[SPEAKS, foreign]).await else {
            panic!()
        };
        assert_eq!(answer.status(), 403);
    }
    assert!(
        open(address, &[SPEAKS, ("origin", &format!("http://{address}"))])
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn a_socket_that_speaks_something_else_is_refused() {
    let (address, _stop) = server(|_| {}).await;
    let Err(tungstenite::Error::Http(answer)) = open(address, &[]).await else {
        panic!()
    };
    assert_eq!(answer.status(), 400);
}

#[tokio::test]
async fn a_socket_that_does_not_introduce_itself_is_closed() {
    let (address, _stop) = server(|_| {}).await;
    let mut socket = open(address, &[SPEAKS]).await.unwrap();
    assert_eq!(hear(&mut socket).await, json!({ "close": 4408 }));
}

#[tokio::test]
async fn a_socket_has_so_many_subscriptions_and_no_more() {
    let (address, _stop) = server(|limits| limits.subscriptions_max = 2).await;
    let mut socket = introduced(address).await;
    for id in ["1", "2", "3"] {
        say(&mut socket, subscribe_to(id, "subscription{silence}")).await;
    }
    let refused = hear(&mut socket).await;
    assert_eq!(refused["id"], "3");
    assert_eq!(
        refused["payload"]["errors"][0]["extensions"]["code"],
        "TOO_MANY_SUBSCRIPTIONS"
    );
    assert_eq!(hear(&mut socket).await, json!({ "type": "complete", "id": "3" }));
    // One that is given back can be taken again.
    say(&mut socket, json!({ "id": "1", "type": "complete" })).await;
    assert_eq!(hear(&mut socket).await, json!({ "type": "complete", "id": "1" }));
    say(&mut socket, subscribe_to("4", "subscription{ticks(n:1)}")).await;
    assert_eq!(hear(&mut socket).await["payload"]["data"]["ticks"], 1);
}

#[tokio::test]
async fn the_limits_of_questions_hold_here_too() {
    let (address, _stop) = server(|_| {}).await;
    let mut socket = introduced(address).await;
    let mut code = async |query: &str| {
        say(&mut socket, subscribe_to("1", query)).await;
        let code = hear(&mut socket).await["payload"]["errors"][0]["extensions"]["code"].clone();
        hear(&mut socket).await;
        code
    };
    assert_eq!(code("mutation{signIn}").await, "SUBSCRIPTION");
    assert_eq!(code("{hello}").await, "SUBSCRIPTION");
    assert_eq!(
        code(&format!("subscription{{{}a{}}}", "a{".repeat(13), "}".repeat(13))).await,
        "TOO_DEEP"
    );
    assert_eq!(code("subscription{").await, "SYNTAX");
}

#[tokio::test]
async fn nonsense_and_too_much_end_the_socket() {
    let (address, _stop) = server(|_| {}).await;
    let mut socket = introduced(address).await;
    say(&mut socket, json!("nonsense")).await;
    assert_eq!(hear(&mut socket).await, json!({ "close": 1002 }));
    let mut socket = introduced(address).await;
    say(&mut socket, subscribe_to("1", &"a".repeat(100_000))).await;
    assert!(hear(&mut socket).await.get("close").is_some());
}

#[tokio::test]
async fn a_silent_socket_is_closed_and_one_that_answers_pings_is_not() {
    let (address, _stop) = server(|limits| limits.socket_idle_time = Duration::from_millis(300)).await;
    let mut silent = introduced(address).await;
    let mut lively = introduced(address).await;
    // Reading answers pings.
    assert!(
        timeout(Duration::from_millis(900), hear(&mut lively))
            .await
            .is_err()
    );
    say(&mut lively, subscribe_to("1", "subscription{ticks(n:1)}")).await;
    assert_eq!(hear(&mut lively).await["type"], "next");
    assert_eq!(hear(&mut silent).await, json!({ "close": null }));
}

#[tokio::test]
async fn a_stop_closes_sockets() {
    let (address, stop) = server(|_| {}).await;
    let mut socket = introduced(address).await;
    stop.send(true).unwrap();
    assert_eq!(hear(&mut socket).await, json!({ "close": 1001 }));
}

#[tokio::test]
async fn one_socket_too_many_is_told_to_come_back() {
    let (address, _stop) = server(|limits| limits.sockets_max = 1).await;
    let _held = introduced(address).await;
    let Err(tungstenite::Error::Http(answer)) = open(address, &[SPEAKS]).await else {
        panic!()
    };
    assert_eq!(answer.status(), 503);
}
