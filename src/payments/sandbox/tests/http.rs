//! Notices really posted to a little server of this test.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::*;

/// A clock that runs.
struct Running(Instant);

impl Clock for Running {
    fn now(&self) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::from_std(self.0.elapsed()).unwrap()
    }
}

/// Takes one request, answers with `status` and gives its header lines and body.
async fn take(listener: &TcpListener, status: &str) -> (Headers, Vec<u8>) {
    let (mut stream, _) = listener.accept().await.unwrap();
    let (mut bytes, mut buffer) = (Vec::new(), [0; 4096]);
    loop {
        let count = stream.read(&mut buffer).await.unwrap();
        assert!(count > 0, "the request ended early");
        bytes.extend_from_slice(&buffer[..count]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else {
            continue;
        };
        let headers: Headers = head
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once(": "))
            .collect();
        let length: usize = headers.get("content-length").unwrap().parse().unwrap();
        if body.len() >= length {
            let answer = format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
            stream.write_all(answer.as_bytes()).await.unwrap();
            return (headers, body.as_bytes().to_vec());
        }
    }
}

#[tokio::test]
async fn a_notice_is_posted_until_it_is_accepted_and_delivery_stops_when_told() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let webhook_url = format!(
        "http://{}/webhooks/payments/sandbox",
        listener.local_addr().unwrap()
    );
    let world = World::new(Running(Instant::now()), Still::default());
    let sandbox = Arc::new(
        Sandbox::open(
            Settings {
                webhook_url,
                ..settings()
            },
            world.clone(),
        )
        .unwrap(),
    );
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let delivering = tokio::spawn(deliver(sandbox.clone(), stopped));

    let payment = sandbox
        .start(&request(2000, Capture::Now))
        .await
        .unwrap()
        .provider_ref;
    sandbox.decide(payment.as_str(), Outcome::Decline).unwrap();
    let mut ids = BTreeSet::new();
    for status in ["503 Service Unavailable", "307 Temporary Redirect", "200 OK"] {
        let (headers, body) = take(&listener, status).await;
        let event = sandbox.read_webhook(&headers, &body, world.now()).await.unwrap();
        let declined = Notice::Payment {
            provider_ref: payment.clone(),
            fact: PaymentFact::Declined,
            amount: eur(2000),
        };
        assert_eq!(event.notice, declined);
        ids.insert(event.event_id);
    }
    assert_eq!(ids.len(), 1, "one notice, told three times");
    while !sandbox.pending().is_empty() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    stop.send(true).unwrap();
    delivering.await.unwrap().unwrap();
}
