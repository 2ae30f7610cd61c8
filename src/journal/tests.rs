//! What a journal promises, whatever becomes of its bytes.

use super::sample::{entries, events, header, procedure};
use super::*;
use crate::session::{Answer, End, Event, Obstacle};
use crate::time::SessionTime;
use expect_test::expect;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::time::Duration;

fn journal(procedure: &Procedure, entries: &[Entry]) -> Vec<u8> {
    let lines: String = entries.iter().map(|entry| encode(procedure, entry)).collect();
    (encode_header(&header()) + &lines).into_bytes()
}

/// A line with a checksum that fits what it says now.
fn resealed(line: &str) -> String {
    let (body, _) = line.rsplit_once(r#","crc":"#).unwrap();
    format!(r#"{body},"crc":"{:08x}"}}"#, crc32fast::hash(body.as_bytes()))
}

/// What is wrong with the sample session's journal when one line says something else.
fn forged(from: &str, to: &str) -> Option<Damage> {
    let procedure = procedure();
    let text = String::from_utf8(journal(&procedure, &entries(events(&procedure)))).unwrap();
    let line = text.lines().find(|line| line.contains(from)).unwrap();
    let forged = resealed(&line.replace(from, to));
    match decode(text.replace(line, &forged).as_bytes(), &procedure) {
        Ok(read) => read.damage,
        Err(damage) => Some(damage),
    }
}

fn words(damage: Option<Damage>) -> String {
    damage.unwrap().to_string()
}

/// A number for each event: a new one does not compile before it has one, and the table of the
/// sample must then hold it.
const fn number(event: &Event) -> u32 {
    match event {
        Event::Began(_) => 0,
        Event::Left => 1,
        Event::Returned(_) => 2,
        Event::Begun(_) => 3,
        Event::Answered(_) => 4,
        Event::Done(_) => 5,
        Event::Skipped(..) => 6,
        Event::Refused(..) => 7,
        Event::Passed(..) => 8,
        Event::RoundDue(..) => 9,
        Event::RoundDone(_) => 10,
        Event::RoundDeclined(_) => 11,
        Event::RoundMissed(_) => 12,
        Event::Waiting(_) => 13,
        Event::Waited => 14,
        Event::Noted(_) => 15,
        Event::Paused => 16,
        Event::Unpaused => 17,
        Event::Slept(..) => 18,
        Event::Finished(_) => 19,
        Event::Abandoned => 20,
        Event::Typed(_) => 21,
        Event::Picked(_) => 22,
        Event::Counted(_) => 23,
        Event::Opened(_) => 24,
        Event::Acted(_) => 25,
        Event::NotNext(..) => 26,
        Event::TakenBack(_) => 27,
        Event::Hinted(..) => 28,
        Event::Stuck(_) => 29,
        Event::Deferred(_) => 30,
        Event::Occurred(_) => 31,
        Event::Resolved(_) => 32,
        Event::Ended(_) => 33,
    }
}

/// The same for obstacles.
const fn obstacle_number(obstacle: &Obstacle) -> u32 {
    match obstacle {
        Obstacle::Order(_) => 0,
        Obstacle::Needs(..) => 1,
        Obstacle::Rule(..) => 2,
        Obstacle::TooSoon(..) => 3,
        Obstacle::Open(_) => 4,
        Obstacle::Outside(_) => 5,
    }
}

#[test]
fn the_sample_holds_every_event_and_obstacle() {
    let events = events(&procedure());
    let found: BTreeSet<u32> = events.iter().map(number).collect();
    assert!(found.into_iter().eq(0..=33));
    let refused = events.iter().filter_map(|event| {
        let Event::Refused(_, obstacles) = event else { return None };
        Some(obstacles)
    });
    let found: BTreeSet<u32> = refused.flatten().map(obstacle_number).collect();
    assert!(found.into_iter().eq(0..=5));
}

#[test]
fn what_is_written_is_read_again() {
    let procedure = procedure();
    let entries = entries(events(&procedure));
    let journal = journal(&procedure, &entries);
    let read = decode(&journal, &procedure).unwrap();
    assert_eq!(read.damage, None);
    assert_eq!(read.entries, entries);
    assert_eq!(read.header, header());
    assert_eq!(read.good, journal.len());
}

#[test]
fn a_teacher_can_read_it() {
    let procedure = procedure();
    let mut entries = entries(events(&procedure));
    entries.retain(|entry| {
        matches!(entry.event, Event::Began(_) | Event::Begun(_) | Event::Answered(_) | Event::Left)
    });
    expect![[r#"
        {"journal":4,"program":"0.1.0","session":"2026-11-22T0914-hand-hygiene-k7q","procedure":"hand-hygiene","title":"Hand “hygiene”","mode":"guided","seed":18446744073709551615,"settled":{"variant":"quick","parameters":{"rub":"20 s"},"overrides":[{"procedure":"hand-hygiene","parameter":"rub","value":"20s","origin":"site"}],"phase":"All of it"},"judge":1,"started":"2026-11-22T09:14:03Z","file":{"name":"hand-hygiene.yaml","sha256":"0000000000000000000000000000000000000000000000000000000000000000"},"uses":[{"name":"../time out.yaml","copy":"time-out.yaml","sha256":"0000000000000000000000000000000000000000000000000000000000000000"}],"crc":"60e82717"}
        {"seq":0,"at":0,"real":0,"event":{"began":{"timers":[{"started":"dwell"},{"stopped":{"timer":"dwell","ran":12345,"reached":false}}],"drawn":[{"complication":"faint","comes":{"at":{"step":"wet-hands","pass":11}}},{"complication":"faint","comes":{"after":{"timer":"dwell","time":61500}}}]}},"crc":"096bf169"}
        {"seq":1,"at":1500,"real":700,"event":"left","crc":"d57efc84"}
        {"seq":3,"at":4500,"real":2100,"event":{"begun":{"step":"rub/palms","pass":7,"against":[{"order":"wet-hands"},{"outside":"dwell"},{"needs":{"timer":"dwell","missing":700}},{"needs":{"timer":"dwell"}},{"rule":{"number":0,"never":"rub/palms before dwell","missing":1}},{"rule":{"number":1,"never":"finish before wet-hands"}},{"too_soon":{"step":"wet-hands","missing":8000}},{"open":["wet-hands","rub/palms"]}],"reason":"told to — “now”","answers":{"timer":"rounds","number":3},"timers":[{"started":"dwell"},{"stopped":{"timer":"dwell","ran":12345,"reached":false}}]}},"crc":"14a411a4"}
        {"seq":4,"at":6000,"real":2800,"event":{"begun":{"step":"wet-hands"}},"crc":"a73f7f8c"}
        {"seq":25,"at":37500,"real":17500,"event":{"answered":{"step":"wet-hands","checkpoint":0,"answer":{"choose":{"shown":["Soap (2)","Soap","“Gel”\n70 %"],"picked":["Soap","Soap (2)"]}},"confidence":4,"verdict":"wrong"}},"crc":"8f942dae"}
        {"seq":26,"at":39000,"real":18200,"event":{"answered":{"step":"wet-hands","checkpoint":1,"answer":{"number":{"text":" 0.30000000000000004 mL","value":0.30000000000000004}},"verdict":"right"}},"crc":"a65527ce"}
        {"seq":27,"at":40500,"real":18900,"event":{"answered":{"step":"wet-hands","checkpoint":1,"answer":{"number":{"text":" 67 mL","value":67.0}},"verdict":{"trapped":0}}},"crc":"dadb80af"}
        {"seq":28,"at":42000,"real":19600,"event":{"answered":{"step":"wet-hands","checkpoint":2,"answer":{"tick":{"ticked":["Watch"]}},"verdict":"wrong"}},"crc":"1cd97439"}
        {"seq":29,"at":43500,"real":20300,"event":{"answered":{"step":"wet-hands","checkpoint":3,"answer":{"list":{"text":"soap, \té"}},"verdict":"right"}},"crc":"5c1590a8"}
        {"seq":30,"at":45000,"real":21000,"event":{"answered":{"step":"wet-hands","checkpoint":4,"answer":{"order":{"shown":["Rub","Wet"],"given":["Wet","Rub"]}},"verdict":"right"}},"crc":"ee607257"}
        {"seq":31,"at":46500,"real":21700,"event":{"answered":{"step":"wet-hands","checkpoint":5,"answer":{"say":{"text":"now"}},"verdict":"wrong"}},"crc":"98fa2979"}
        {"seq":32,"at":48000,"real":22400,"event":{"answered":{"step":"wet-hands","checkpoint":6,"answer":{"place":{"sites":[{"at":[10.0,-0.5]},{"at":[-4.0,-0.5],"in":["trigone","vessels"]}],"counted":3,"gap_mm":12.25}},"verdict":"wrong"}},"crc":"ef4dfeba"}
        {"seq":33,"at":49500,"real":23100,"event":{"answered":{"step":"wet-hands","checkpoint":7,"answer":{"needle":{"injections":[{"at":[6.5,20.6],"depth_mm":6.25,"muscle":"fcr","measured":380.0,"blood":false,"units":25.0}],"passes":2,"met":[{"zone":"median-nerve","distance_mm":1.5}]}},"verdict":"right"}},"crc":"fdf68a2b"}
    "#]]
    .assert_eq(&String::from_utf8(journal(&procedure, &entries)).unwrap());
}

#[test]
fn a_journal_cut_anywhere_is_a_shorter_journal() {
    let procedure = procedure();
    let entries = entries(events(&procedure));
    let journal = journal(&procedure, &entries);
    let first = encode_header(&header()).len();
    for cut in 0..journal.len() {
        let read = decode(&journal[..cut], &procedure);
        let Ok(read) = read else {
            assert!(cut < first);
            assert_eq!(read, Err(Damage::Torn { line: 1 }));
            continue;
        };
        assert!(entries.starts_with(&read.entries));
        let line = read.entries.len() + 2;
        let torn = (read.good < cut).then_some(Damage::Torn { line });
        assert_eq!(read.damage, torn);
        let whole = decode(&journal[..read.good], &procedure).unwrap();
        assert_eq!((whole.entries, whole.damage), (read.entries, None));
    }
}

#[test]
fn no_flipped_bit_makes_another_entry() {
    let procedure = procedure();
    let mut few = events(&procedure);
    few.truncate(3);
    let entries = entries(few);
    let mut journal = journal(&procedure, &entries);
    for byte in 0..journal.len() {
        for bit in 0..8 {
            journal[byte] ^= 1 << bit;
            if let Ok(read) = decode(&journal, &procedure) {
                assert_eq!(read.header, header());
                assert!(entries.starts_with(&read.entries));
                let told = read.damage.is_some() || read.entries.len() == entries.len();
                assert!(told, "bit {bit} of byte {byte}");
            }
            journal[byte] ^= 1 << bit;
        }
    }
}

#[test]
fn damage_is_named_by_its_line() {
    let procedure = procedure();
    let text = String::from_utf8(journal(&procedure, &entries(events(&procedure)))).unwrap();
    let damage = |text: String| decode(text.as_bytes(), &procedure).unwrap().damage;
    expect!["line 3 does not fit its checksum"].assert_eq(&words(damage(text.replacen(
        r#""at":1500"#,
        r#""at":1501"#,
        1,
    ))));
    expect!["line 5 is entry 4 where entry 3 belongs"]
        .assert_eq(&words(forged(r#""seq":3"#, r#""seq":4"#)));
    expect!["line 3 is not JSON"].assert_eq(&words(forged(r#""seq":1,"#, r#""seq":1;"#)));
    expect!["line 4 goes back in time"].assert_eq(&words(forged(r#""at":3000"#, r#""at":1"#)));
    expect!["line 18 is not understood: unknown variant `stopped`"]
        .assert_eq(&words(forged(r#""paused""#, r#""stopped""#)));
    expect!["line 10 names the step `dry`, which the procedure does not have"]
        .assert_eq(&words(forged(r#""subject":"finish""#, r#""subject":{"step":"dry"}"#)));
    expect!["line 5 names the timer `ticks`, which the procedure does not have"]
        .assert_eq(&words(forged(r#""timer":"rounds""#, r#""timer":"ticks""#)));
    expect!["line 5 names the rule `dry before dwell`, which the procedure does not have"]
        .assert_eq(&words(forged("rub/palms before dwell", "dry before dwell")));
    expect!["line 27 names the option `Foam`, which the procedure does not have"]
        .assert_eq(&words(forged(r#""Soap (2)""#, r#""Foam""#)));
    expect!["line 29 names the trap `1`, which the procedure does not have"]
        .assert_eq(&words(forged(r#"{"trapped":0}"#, r#"{"trapped":1}"#)));
    expect!["line 30 is not understood: an answer to another kind of checkpoint"]
        .assert_eq(&words(forged(r#""checkpoint":2"#, r#""checkpoint":3"#)));
    expect!["line 30 is not understood: an answer to another kind of checkpoint"]
        .assert_eq(&words(forged(r#""checkpoint":2"#, r#""checkpoint":1"#)));
    expect!["line 1 is not understood: unknown mode `blindfold`"]
        .assert_eq(&words(forged("guided", "blindfold")));
    expect!["line 1 is not understood: invalid value: integer `-1`"]
        .assert_eq(&words(forged(r#""journal":4"#, r#""journal":-1"#)));
}

#[test]
fn a_newer_journal_is_read_as_far_as_it_is_known() {
    assert_eq!(forged(r#""journal":4"#, r#""journal":5"#), Some(Damage::Newer { version: 5 }));
    let unknown = forged(r#""journal":4,"program":"0.1.0""#, r#""journal":5"#);
    assert_eq!(unknown, Some(Damage::Newer { version: 5 }));
    let procedure = procedure();
    let entries = entries(events(&procedure));
    let header = encode_header(&header());
    let newer = header.trim_end().replacen(r#"{"journal":4"#, r#"{"journal":5,"new":[]"#, 1);
    let mut text = resealed(&newer) + "\n";
    text.extend(entries.iter().map(|entry| encode(&procedure, entry)));
    let read = decode(text.as_bytes(), &procedure).unwrap();
    assert_eq!(read.entries, entries);
    assert_eq!(read.damage, Some(Damage::Newer { version: 5 }));
}

#[test]
fn lines_that_end_as_on_windows_are_lines() {
    let procedure = procedure();
    let entries = entries(events(&procedure));
    let text = String::from_utf8(journal(&procedure, &entries)).unwrap().replace('\n', "\r\n");
    let read = decode(text.as_bytes(), &procedure).unwrap();
    assert_eq!((read.damage, read.entries, read.good), (None, entries, text.len()));
}

#[test]
fn the_last_line_says_how_far_a_session_got() {
    let procedure = procedure();
    let mut all = events(&procedure);
    all.truncate(21);
    let journal = journal(&procedure, &entries(all));
    let tail = &journal[encode_header(&header()).len()..];
    let at = |entries: u64| SessionTime::from_millis((entries - 1) * 1500);
    let far = |entries, end| Some(Last { entries, at: at(entries), end });
    assert_eq!(last(tail), far(21, Some(End::Finished)));
    assert_eq!(last(&tail[..tail.len() - 1]), far(20, None));
    assert_eq!(last(&tail[..1]), Some(Last::default()));
    assert_eq!(last(b""), Some(Last::default()));
    assert_eq!(last(b"nonsense\nnonsense\n"), None);
}

/// Any event of the sample, with text, numbers and times of its own where it has some.
fn any_event() -> impl Strategy<Value = Event> {
    let procedure = procedure();
    let table = events(&procedure);
    (prop::sample::select(table), any::<String>(), 0..=u64::MAX, any::<f64>()).prop_map(
        |(mut event, text, ms, value)| {
            if let Event::Noted(noted) | Event::Skipped(_, noted) = &mut event {
                *noted = text;
            } else if let Event::Returned(length) | Event::Slept(length, _) = &mut event {
                *length = Duration::from_millis(ms);
            } else if let Event::Waiting(until) = &mut event {
                *until = SessionTime::from_millis(ms);
            } else if let Event::Answered(answered) = &mut event
                && let Answer::Number { value: given, .. } = &mut answered.answer
                && value.is_finite()
            {
                *given = value;
            }
            event
        },
    )
}

proptest! {
    #[test]
    fn any_entries_are_read_as_they_were_written(events in prop::collection::vec(any_event(), 0..20)) {
        let procedure = procedure();
        let entries = entries(events);
        let read = decode(&journal(&procedure, &entries), &procedure).unwrap();
        prop_assert_eq!(read.damage, None);
        prop_assert_eq!(read.entries, entries);
    }

    #[test]
    fn any_bytes_are_a_journal_or_damage(
        bytes in prop::collection::vec(any::<u8>(), 0..400),
        headed: bool,
    ) {
        let procedure = procedure();
        let mut journal = if headed { journal(&procedure, &[]) } else { Vec::new() };
        journal.extend(&bytes);
        let _ = last(&bytes);
        if let Ok(read) = decode(&journal, &procedure) {
            prop_assert_eq!(read.entries, Vec::new());
            prop_assert_eq!(read.damage.is_some(), !bytes.is_empty());
        }
    }
}
