//! Ordinary words that tell no procedure from another. Where one of them is no word of anything
//! that can be named, it says little about what was meant: "get the towel out" and "use a towel"
//! are both about the towel. A thing that is named nowhere says far more: see `index.rs`.

/// What is done with anything.
const ACTS: &str = "
    accept achieve acquire adapt adjust administer agree aim allocate allow alter alternate answer
    appear arrange assemble assess assign assist attempt avoid balance become begin bring build
    call calculate carry cause change chat check choose cleanse collect combine come communicate
    compare complete confirm consider consult contact contain continue control coordinate correct
    count cover create decide decrease define deliver demonstrate deploy deposit describe detect
    determine differentiate direct discard discuss distribute divide double drop ease educate
    eliminate employ empty enable enquire ensure enter establish evaluate examine exclude execute
    expel explain explore expose extend extract feel fetch figure finalise find finish fit fix
    follow forget gain gather get give grab guide handle happen help hook identify include
    increase indicate inform initiate inquire inspect instruct intend introduce involve isolate
    keep know lay lead learn leave lift limit locate look lower maintain make manage match mind
    minimise mix moderate monitor move need negotiate note notice observe obtain occur open
    operate organise orient orientate pass perform permit pick plan point position practise
    prepare present preserve press prevent proceed produce protect prove provide pull push put
    raise reach react read reassure recall receive recheck recognise record redo reduce refer
    regulate release remain remember remind remove repeat replace report request require reset
    resolve respond restart return reverse review revisit roll rotate run save scan search secure
    seek select separate set settle share shift show slide sort specify spread stabilise stand
    start stay steer step stick stop store strip submit supply support suspend sweep swap switch
    take talk tell test think throw tick touch track train transfer trickle try turn undertake
    undo uncover unwrap update use utilise validate vary verify view visit visualise wait walk
    want warn watch wear wipe witness work worry wrap write";

/// How, when and how much.
const MANNERS: &str = "
    able accurate accurately across additional adequate adequately afterwards ago ahead alone
    along already alternately always appropriate appropriately available aware bad basic best
    better big brief briefly broad calm calmly careful careless cautious certain clear clearly
    close closely comfortable comfortably common complete completely constant constantly correct
    correctly current deep deeply different difficult direct directly double early easy effective
    effectively enough entire entirely equal equally especially essential even evenly exact
    exactly extra fast fine firm firmly first former forth forward free frequent frequently fresh
    freshly full fully further general generally gentle gently good gradual gradually great half
    happy hard heavy high ideal ideally immediate immediately important incl including individual
    initially inner instead intact large late later least left lightly likely little local long
    loose loosely loud loudly low main many maximum medium mild minimum minor multiple naturally
    near nearby necessary new nice normal normally obvious often once only open optimal optional
    original otherwise outer overall own partial partially particular perfect physically plus
    possible possibly potential precise precisely present presently previous previously prior
    private probably prompt promptly proper properly proximal quick quickly quiet rapid rapidly
    rarely readily real really recent regular regularly relevant reliable required respective
    right rough roughly safe safely same secure securely separate separately serial short
    significant similar simple single slight slightly slow slowly small smooth smoothly soft
    softly sometimes soon special specific standard steadily steady still strict strictly strong
    subsequent such sudden suddenly sufficient sufficiently suitable sure systematic
    systematically technical temporarily thick thin thorough thoroughly tight tightly today
    tomorrow tonight total totally twice typical under unless upper usual usually various verbal
    verbally visible visibly visual visually warm weak whole wide within written wrong yesterday";

/// What everything has, and what stands for anything.
const THINGS: &str = "
    access act action activity amount anyone anything approach area aspect attention attempt base
    basis beginning bit bits bottom bunch case centre circumstance condition confirmation content
    control couple course criteria day days degree detail details difference direction edge
    effect end error event everyone everything everybody evidence example extent face fact factor
    feedback figure file first flow form front gap group guidance guideline half head idea image
    impact info input inside instance interval intervals issue item items job kind length level
    limits list lot lots machine manner margin matter meaning means measure member message
    method middle mind minute moment name nature need needs no nobody none nothing number numbers
    object occasion option order outcome output outside pack packet pair part parts patch person
    phase piece place plenty point portion practice presence problem process professional
    progress protocol purpose quality quantity question questions range rate reaction reason
    record region report requirement response result rest risk role row rule safety sake sample
    scale scene section sense sequence series set setting shape side sign situation size sort
    space stage staff standard start state statement status step steps stuff style subject
    success surface system table task team technique test thing things time times top total
    treatment trial turn type types unit use value version view volume way ways week weeks while
    whole word words work worker year years yourself myself himself herself themselves
    whether because since though
    although however hence thus also upon among towards toward against beyond beside per versus
    chosen given taken done made gone got getting gotten shown known kept held found felt sent
    went came began written worn drawn put";

/// The ordinary words, as they are written.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    [ACTS, MANNERS, THINGS].into_iter().flat_map(str::split_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_of_a_procedure_are_not_ordinary() {
        for word in ["towel", "bladder", "muscle", "needle", "consent", "chest", "dog"] {
            assert!(words().all(|ordinary| ordinary != word), "{word}");
        }
    }
}
