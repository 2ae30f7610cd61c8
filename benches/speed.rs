//! What speed is held against, as ratios within one run: `cargo bench`.
//!
//! Reading a procedure with spans and all diagnostics against the bare YAML event parser, and
//! checking a folder of them, without and with every lint, against both; opening a journal of
//! 100,000 entries; a key press, from the key to the drawn frame, against 2 ms; and a frame of the
//! signal of a needle, against the 50 ms that it stands on the screen.

#![expect(clippy::expect_used, reason = "a bench that cannot begin has nothing to say")]

use divan::Bencher;
use divan::counter::BytesCount;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use rehearsal::app::input::Input;
use rehearsal::app::key::Key;
use rehearsal::app::{App, Options};
use rehearsal::author::{FileIx, Files, Readings, compile, read};
use rehearsal::debrief::Debrief;
use rehearsal::journal;
use rehearsal::lint::{self, Profile, Standard};
use rehearsal::procedure::Procedure;
use rehearsal::session::judge::Turn;
use rehearsal::session::{Command, Entry, Mode, Session, Setting, Stamp, Vocabulary};
use rehearsal::time::{Moment, SessionTime};
use rehearsal::view::{self, look::Look};
use std::sync::Arc;
use std::time::Duration;

fn main() {
    divan::main();
}

const TEXT: &str = include_str!("../procedures/intradetrusor-injection.yaml");

/// The file of [`TEXT`], and a search with the needle, each with the map that it is done on.
fn on_maps() -> Files {
    let files = [
        ("injection.yaml", TEXT),
        ("search.yaml", include_str!("speed/search.yaml")),
        ("maps/bladder.yaml", include_str!("../procedures/maps/bladder.yaml")),
        ("maps/forearm.yaml", include_str!("../procedures/maps/forearm.yaml")),
    ];
    Files(files.map(|(name, text)| (name.to_owned(), text.to_owned())).to_vec())
}

#[divan::bench]
fn events_of_the_bare_parser(bencher: Bencher<'_, '_>) {
    let count = || granit_parser::Parser::new_from_str(TEXT).flatten().count();
    bencher.counter(BytesCount::of_str(TEXT)).bench_local(count);
}

#[divan::bench]
fn a_file_with_spans_and_all_diagnostics(bencher: Bencher<'_, '_>) {
    bencher.counter(BytesCount::of_str(TEXT)).bench_local(|| read(FileIx::default(), TEXT));
}

#[divan::bench]
fn a_file_settled(bencher: Bencher<'_, '_>) {
    let files = on_maps();
    bencher.counter(BytesCount::of_str(TEXT)).bench_local(|| compile(&files, "injection.yaml"));
}

/// How many files there are in a folder, each with two variants and two cases.
const FOLDER: usize = 100;

/// Files that differ in their words and numbers: the same ones in each run.
fn folder() -> Files {
    const AREAS: [&str; 5] = ["bladder", "knee joint", "forearm", "hip joint", "elbow"];
    const DEVICES: [&str; 3] = ["catheter", "guided needle", "flexible scope"];
    let text = include_str!("speed/procedure.yaml");
    let file = |number: usize| {
        let of = |words: &[&'static str]| words.get(number % words.len()).copied().unwrap_or("");
        let filled = text
            .replace("NUMBER", &number.to_string())
            .replace("AREA", of(&AREAS))
            .replace("DEVICE", of(&DEVICES))
            .replace("DOSE", &(50 + number % 7 * 20).to_string())
            .replace("VOLUME", &(8 + number % 4 * 4).to_string())
            .replace("SITES", &(5 + number % 6).to_string())
            .replace("MINUTES", &(15 + number % 4 * 5).to_string());
        (format!("procedure-{number}.yaml"), filled)
    };
    Files((0..FOLDER).map(file).collect())
}

#[divan::bench]
fn events_of_a_folder(bencher: Bencher<'_, '_>) {
    let files = folder();
    let count = |text: &String| granit_parser::Parser::new_from_str(text).flatten().count();
    let all = || files.0.iter().map(|(_, text)| count(text)).sum::<usize>();
    bencher.counter(bytes(&files)).bench_local(all);
}

#[divan::bench]
fn a_folder_read(bencher: Bencher<'_, '_>) {
    let files = folder();
    let all = || files.0.iter().map(|(_, text)| read(FileIx::default(), text)).collect::<Vec<_>>();
    bencher.counter(bytes(&files)).bench_local(all);
}

#[divan::bench]
fn a_folder_checked(bencher: Bencher<'_, '_>) {
    let files = folder();
    let problems = |name: &str| compile(&files, name).diagnostics.len();
    let all = || files.0.iter().map(|(name, _)| problems(name)).sum::<usize>();
    assert_eq!(all(), 0, "files with problems take another way");
    bencher.counter(bytes(&files)).bench_local(all);
}

#[divan::bench]
fn a_folder_checked_with_every_lint(bencher: Bencher<'_, '_>) {
    let files = folder();
    let standard = Standard { profile: Profile::Draft, today: "2026-12-01" };
    let check = |name: &str| lint::check(&Readings::new(&files), name, standard).diagnostics.len();
    let all = || files.0.iter().map(|(name, _)| check(name)).sum::<usize>();
    assert!(all() > 0, "no lint looks at the files");
    bencher.counter(bytes(&files)).bench_local(all);
}

fn bytes(files: &Files) -> BytesCount {
    BytesCount::new(files.0.iter().map(|(_, text)| text.len()).sum::<usize>())
}

fn procedure() -> Arc<Procedure> {
    settled("injection.yaml")
}

fn settled(name: &str) -> Arc<Procedure> {
    compile(&on_maps(), name).procedure.map(Arc::new).expect("the files of the bench are sound")
}

/// A session of a hundred thousand entries: steps done over and over, and notes.
#[divan::bench(sample_count = 10)]
fn a_journal_of_100_000_entries_opened_and_replayed(bencher: Bencher<'_, '_>) {
    let procedure = procedure();
    let setting = Setting { procedure: Arc::clone(&procedure), mode: Mode::Guided, seed: 1 };
    let mut session = Session::new(setting.clone());
    let mut lines = journal::encode_header(&header());
    let mut at = 0;
    let mut command = Command::Start;
    while session.len() < 100_000 {
        at += 500;
        let stamp = Stamp { at: SessionTime::from_millis(at), real: Duration::from_millis(at) };
        for entry in session.perform(&command, stamp).entries {
            lines.push_str(&journal::encode(&procedure, &entry));
        }
        command = Command::Note("a line such as a trainee writes".to_owned());
    }
    bencher.counter(BytesCount::of_str(&lines)).bench_local(|| {
        let read = journal::decode(lines.as_bytes(), &procedure).expect("whole");
        Session::replay(setting.clone(), &read.entries)
    });
}

/// A session in which steps are typed over and over: before each the session is kept, to be taken
/// back to.
fn typed() -> (Setting, Vec<Entry>) {
    let steps: Vec<String> = (1..=40).map(|number| format!("  - Step number {number}\n")).collect();
    let text = format!("format: 1\ntitle: Forty\nsteps:\n{}", steps.concat());
    let files = Files(vec![("forty.yaml".to_owned(), text)]);
    let procedure = compile(&files, "forty.yaml").procedure.map(Arc::new).expect("sound");
    let setting = Setting { procedure, mode: Mode::Exam, seed: 1 };
    let mut session = Session::new(setting.clone());
    let mut entries = session.perform(&Command::Start, Stamp::default()).entries;
    let mut number = 0;
    while entries.len() < 100_000 {
        number = number % 40 + 1;
        let at = SessionTime::from_millis(session.at().as_millis() + 500);
        let stamp = Stamp { at, real: at.elapsed() };
        let say = Command::Say(format!("step number {number}"));
        entries.extend(session.perform(&say, stamp).entries);
    }
    (setting, entries)
}

#[divan::bench(sample_count = 10)]
fn a_typed_session_of_100_000_entries_replayed(bencher: Bencher<'_, '_>) {
    let (setting, entries) = typed();
    bencher.bench_local(|| Session::replay(setting.clone(), &entries));
}

#[divan::bench(sample_count = 10)]
fn a_typed_session_of_100_000_entries_debriefed(bencher: Bencher<'_, '_>) {
    let (setting, entries) = typed();
    bencher.bench_local(|| Debrief::of(setting.clone(), &entries));
}

/// One entry of a trainee, against the longest of the bundled files.
#[divan::bench]
fn an_entry_heard(bencher: Bencher<'_, '_>) {
    let vocabulary = Vocabulary::of(&procedure());
    let text = "do the second time out and read back the dose, then pass the scope";
    bencher.bench_local(|| vocabulary.hear(text, &|_| Turn::Open));
}

#[divan::bench]
fn a_vocabulary_made(bencher: Bencher<'_, '_>) {
    let procedure = procedure();
    bencher.bench_local(|| Vocabulary::of(&procedure));
}

/// Moving to another step redraws most of the screen: the dearest key there is.
#[divan::bench(args = [(80, 24), (200, 60)])]
fn a_key_pressed_and_drawn(bencher: Bencher<'_, '_>, (columns, rows): (u16, u16)) {
    let options = Options { mode: Mode::Guided, seed: 1, pace: None, has_library: false };
    let (mut app, _) = App::begin(procedure(), options, Moment::default());
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("no terminal to fail");
    let keys = [Key::parse("down"), Key::parse("up")].map(|key| key.expect("a key"));
    let mut pressed = 0;
    bencher.bench_local(|| {
        pressed += 1;
        let now = Moment::new(Duration::from_millis(pressed));
        let key = if pressed % 2 == 0 { keys[0] } else { keys[1] };
        let effects = app.update(now, Input::Key(key));
        terminal.draw(|frame| view::draw(&app, &Look::default(), frame)).expect("in memory");
        effects
    });
}

/// The signal of a muscle at work: simulated from one frame to the next, and drawn.
#[divan::bench]
fn a_frame_of_the_signal(bencher: Bencher<'_, '_>) {
    const FRAME: Duration = Duration::from_millis(50);
    let options = Options { mode: Mode::Guided, seed: 1, pace: None, has_library: false };
    let (mut app, _) = App::begin(settled("search.yaml"), options, Moment::default());
    let mut now = Moment::default();
    let to_the_needle = ["enter", "enter"];
    let into_the_muscle = ["down"; 10];
    for key in to_the_needle.iter().chain(&into_the_muscle).chain(&["e"]) {
        now = now + FRAME;
        let _ = app.update(now, Input::Key(Key::parse(key).expect("a key")));
    }
    let mut terminal = Terminal::new(TestBackend::new(120, 40)).expect("no terminal to fail");
    bencher.bench_local(|| {
        now = now + FRAME;
        let effects = app.update(now, Input::Wake);
        terminal.draw(|frame| view::draw(&app, &Look::default(), frame)).expect("in memory");
        assert_eq!(app.wake(), Some(now + FRAME), "the signal runs");
        effects
    });
}

fn header() -> journal::Header {
    let file =
        journal::Copied { name: "injection.yaml".into(), copy: None, sha256: "0".repeat(64) };
    journal::Header {
        program: env!("CARGO_PKG_VERSION").into(),
        session: "2026-11-22T0914-injection-1".into(),
        procedure: "intradetrusor-injection".into(),
        title: "Injection".into(),
        mode: Mode::Guided,
        seed: 1,
        settled: journal::Settled::default(),
        judge: rehearsal::session::checkpoint::JUDGE,
        started: "2026-11-22T09:14:03Z".into(),
        file,
        uses: Vec::new(),
    }
}
