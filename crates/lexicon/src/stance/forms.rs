//! The forms of English verbs and nouns, and both spellings of a word.

/// Verbs whose past is not made with -ed: base, past, participle.
const IRREGULAR: &[(&str, &str, &str)] = &[
    ("arise", "arose", "arisen"),
    ("awake", "awoke", "awoken"),
    ("bear", "bore", "borne"),
    ("beat", "beat", "beaten"),
    ("become", "became", "become"),
    ("begin", "began", "begun"),
    ("bend", "bent", "bent"),
    ("bet", "bet", "bet"),
    ("bind", "bound", "bound"),
    ("bite", "bit", "bitten"),
    ("bleed", "bled", "bled"),
    ("blow", "blew", "blown"),
    ("break", "broke", "broken"),
    ("breed", "bred", "bred"),
    ("bring", "brought", "brought"),
    ("build", "built", "built"),
    ("burst", "burst", "burst"),
    ("buy", "bought", "bought"),
    ("cast", "cast", "cast"),
    ("catch", "caught", "caught"),
    ("choose", "chose", "chosen"),
    ("cling", "clung", "clung"),
    ("come", "came", "come"),
    ("cost", "cost", "cost"),
    ("creep", "crept", "crept"),
    ("cut", "cut", "cut"),
    ("deal", "dealt", "dealt"),
    ("dig", "dug", "dug"),
    ("do", "did", "done"),
    ("draw", "drew", "drawn"),
    ("drink", "drank", "drunk"),
    ("drive", "drove", "driven"),
    ("eat", "ate", "eaten"),
    ("fall", "fell", "fallen"),
    ("feed", "fed", "fed"),
    ("feel", "felt", "felt"),
    ("fight", "fought", "fought"),
    ("find", "found", "found"),
    ("flee", "fled", "fled"),
    ("fling", "flung", "flung"),
    ("fly", "flew", "flown"),
    ("forbid", "forbade", "forbidden"),
    ("foresee", "foresaw", "foreseen"),
    ("forget", "forgot", "forgotten"),
    ("forgive", "forgave", "forgiven"),
    ("forgo", "forwent", "forgone"),
    ("forsake", "forsook", "forsaken"),
    ("freeze", "froze", "frozen"),
    ("get", "got", "got"),
    ("give", "gave", "given"),
    ("go", "went", "gone"),
    ("grind", "ground", "ground"),
    ("grow", "grew", "grown"),
    ("hang", "hung", "hung"),
    ("have", "had", "had"),
    ("hear", "heard", "heard"),
    ("hide", "hid", "hidden"),
    ("hit", "hit", "hit"),
    ("hold", "held", "held"),
    ("hurt", "hurt", "hurt"),
    ("keep", "kept", "kept"),
    ("know", "knew", "known"),
    ("lay", "laid", "laid"),
    ("lead", "led", "led"),
    ("leave", "left", "left"),
    ("lend", "lent", "lent"),
    ("let", "let", "let"),
    ("lie", "lay", "lain"),
    ("lose", "lost", "lost"),
    ("make", "made", "made"),
    ("mean", "meant", "meant"),
    ("meet", "met", "met"),
    ("mislead", "misled", "misled"),
    ("overcome", "overcame", "overcome"),
    ("overhear", "overheard", "overheard"),
    ("override", "overrode", "overridden"),
    ("overrun", "overran", "overrun"),
    ("oversee", "oversaw", "overseen"),
    ("overtake", "overtook", "overtaken"),
    ("overthrow", "overthrew", "overthrown"),
    ("pay", "paid", "paid"),
    ("put", "put", "put"),
    ("read", "read", "read"),
    ("rebuild", "rebuilt", "rebuilt"),
    ("rend", "rent", "rent"),
    ("retell", "retold", "retold"),
    ("rewrite", "rewrote", "rewritten"),
    ("rid", "rid", "rid"),
    ("ride", "rode", "ridden"),
    ("ring", "rang", "rung"),
    ("rise", "rose", "risen"),
    ("run", "ran", "run"),
    ("say", "said", "said"),
    ("see", "saw", "seen"),
    ("seek", "sought", "sought"),
    ("sell", "sold", "sold"),
    ("send", "sent", "sent"),
    ("set", "set", "set"),
    ("shake", "shook", "shaken"),
    ("shed", "shed", "shed"),
    ("shine", "shone", "shone"),
    ("shoot", "shot", "shot"),
    ("show", "showed", "shown"),
    ("shrink", "shrank", "shrunk"),
    ("shut", "shut", "shut"),
    ("sing", "sang", "sung"),
    ("sink", "sank", "sunk"),
    ("sit", "sat", "sat"),
    ("sleep", "slept", "slept"),
    ("slide", "slid", "slid"),
    ("sling", "slung", "slung"),
    ("sow", "sowed", "sown"),
    ("speak", "spoke", "spoken"),
    ("spend", "spent", "spent"),
    ("spin", "spun", "spun"),
    ("split", "split", "split"),
    ("spread", "spread", "spread"),
    ("spring", "sprang", "sprung"),
    ("stand", "stood", "stood"),
    ("steal", "stole", "stolen"),
    ("stick", "stuck", "stuck"),
    ("sting", "stung", "stung"),
    ("strike", "struck", "struck"),
    ("strive", "strove", "striven"),
    ("swear", "swore", "sworn"),
    ("sweep", "swept", "swept"),
    ("swell", "swelled", "swollen"),
    ("swim", "swam", "swum"),
    ("swing", "swung", "swung"),
    ("take", "took", "taken"),
    ("teach", "taught", "taught"),
    ("tear", "tore", "torn"),
    ("tell", "told", "told"),
    ("think", "thought", "thought"),
    ("throw", "threw", "thrown"),
    ("tread", "trod", "trodden"),
    ("undercut", "undercut", "undercut"),
    ("undergo", "underwent", "undergone"),
    ("understand", "understood", "understood"),
    ("undertake", "undertook", "undertaken"),
    ("undo", "undid", "undone"),
    ("uphold", "upheld", "upheld"),
    ("upset", "upset", "upset"),
    ("wake", "woke", "woken"),
    ("wear", "wore", "worn"),
    ("weave", "wove", "woven"),
    ("weep", "wept", "wept"),
    ("win", "won", "won"),
    ("wind", "wound", "wound"),
    ("withdraw", "withdrew", "withdrawn"),
    ("withhold", "withheld", "withheld"),
    ("withstand", "withstood", "withstood"),
    ("wring", "wrung", "wrung"),
    ("write", "wrote", "written"),
];

/// Regular verbs that double their last letter.
const DOUBLING: &[&str] = &[
    "abet", "abhor", "admit", "allot", "annul", "aver", "ban", "bar", "beg", "blot", "bog", "brag", "chat", "chip", "clap", "clip", "clog",
    "club", "commit", "compel", "concur", "confer", "control", "cram", "crop", "dab", "defer", "deter", "dim", "dip", "dispel", "drag",
    "drop", "drum", "embed", "enrol", "equip", "excel", "expel", "extol", "fan", "flag", "flap", "flip", "flog", "fret", "fulfil", "gag",
    "gap", "grab", "grin", "grip", "gun", "hem", "hop", "hug", "hum", "impel", "incur", "infer", "instil", "jab", "jam", "jog", "jot",
    "kidnap", "knit", "lag", "lap", "log", "mar", "mob", "mop", "nab", "nag", "nip", "nod", "occur", "omit", "outwit", "pad", "pat", "peg",
    "pen", "permit", "pin", "pit", "plan", "plod", "plot", "plug", "pop", "prefer", "prod", "prop", "propel", "rap", "rebel", "rebut",
    "recur", "refer", "regret", "remit", "repel", "rig", "rip", "rob", "rot", "rub", "sag", "scan", "scrap", "scrub", "ship", "shred",
    "shrug", "shun", "sin", "sip", "skid", "skim", "skip", "slam", "slap", "slip", "slot", "smut", "snag", "snap", "snub", "sob", "spar",
    "spot", "spur", "squat", "stab", "star", "stem", "step", "stir", "stop", "strap", "strip", "stun", "submit", "sum", "swab", "swap",
    "swat", "tag", "tap", "thin", "throb", "tip", "top", "trap", "trek", "trim", "trip", "trot", "tug", "unplug", "wag", "whip", "wrap",
    "zip",
];

/// The same, where the past is irregular.
const IRREGULAR_DOUBLING: &[&str] = &[
    "begin", "bet", "cut", "dig", "forbid", "forget", "get", "hit", "let", "overrun", "put", "rid", "run", "set", "shed", "shut", "sit",
    "spin", "split", "swim", "undercut", "upset", "win",
];

/// Regular verbs that double their last letter in British English only.
const DOUBLING_L: &[&str] = &[
    "cancel", "channel", "counsel", "cudgel", "equal", "label", "level", "libel", "marvel", "model", "pummel", "quarrel", "rival",
    "shovel", "shrivel", "signal", "swivel", "travel", "unravel",
];

/// Regular verbs with a second past in -t.
const PAST_IN_T: &[(&str, &str)] = &[
    ("burn", "burnt"),
    ("dream", "dreamt"),
    ("dwell", "dwelt"),
    ("kneel", "knelt"),
    ("lean", "leant"),
    ("leap", "leapt"),
    ("learn", "learnt"),
    ("light", "lit"),
    ("plead", "pled"),
    ("smell", "smelt"),
    ("speed", "sped"),
    ("spill", "spilt"),
    ("spoil", "spoilt"),
];

/// Base, third person, past, participle and gerund of a verb, base first, third person second.
pub(super) fn verb(base: &str) -> Vec<String> {
    if base == "be" {
        return ["be", "is", "am", "are", "was", "were", "been", "being"]
            .map(str::to_owned)
            .to_vec();
    }
    let third = match base {
        "have" => "has".to_owned(),
        _ => with_s(base),
    };
    let gerund = gerund(base);
    if let Some((_, past, participle)) = IRREGULAR.iter().find(|(of, _, _)| *of == base) {
        return vec![base.to_owned(), third, (*past).to_owned(), (*participle).to_owned(), gerund];
    }
    let past = if base.ends_with('e') {
        format!("{base}d")
    } else if let Some(stem) = consonant_y(base) {
        format!("{stem}ied")
    } else if doubles(base) {
        format!("{base}{}ed", last(base))
    } else {
        format!("{base}ed")
    };
    let mut forms = vec![base.to_owned(), third, past, gerund];
    if DOUBLING_L.contains(&base) {
        forms.extend([format!("{base}led"), format!("{base}ling")]);
    }
    forms.extend(PAST_IN_T.iter().filter(|(of, _)| *of == base).map(|(_, past)| (*past).to_owned()));
    forms
}

/// Singular and plural of a noun.
pub(super) fn noun(singular: &str) -> Vec<String> {
    let plural = match singular {
        "crisis" => "crises".to_owned(),
        "child" => "children".to_owned(),
        "man" => "men".to_owned(),
        "woman" => "women".to_owned(),
        "person" => "persons".to_owned(),
        _ => with_s(singular),
    };
    vec![singular.to_owned(), plural]
}

/// The other spelling of a word, where there is one: -ise and -ize, -our and -or.
pub(super) fn other_spelling(word: &str) -> Option<String> {
    const NOT_IZE: &[&str] = &[
        "exercise",
        "raise",
        "praise",
        "promise",
        "compromise",
        "advise",
        "surprise",
        "rise",
        "otherwise",
        "supervise",
        "premise",
        "enterprise",
        "despise",
        "expertise",
        "disguise",
        "wise",
        "precise",
        "noise",
        "appraise",
        "revise",
        "arise",
    ];
    let stems = ["ise", "ised", "ises", "ising", "isation", "isations"];
    let is_other = |stem: &&&str| word.ends_with(**stem) && !NOT_IZE.iter().any(|not| word.starts_with(&not[..not.len() - 1]));
    if let Some(ending) = stems.iter().find(is_other) {
        let stem = &word[..word.len() - ending.len()];
        return (stem.len() > 2).then(|| format!("{stem}iz{}", &ending[2..]));
    }
    for (one, other) in [
        ("favour", "favor"),
        ("labour", "labor"),
        ("honour", "honor"),
        ("endeavour", "endeavor"),
        ("behaviour", "behavior"),
        ("neighbour", "neighbor"),
        ("defence", "defense"),
        ("programme", "program"),
        ("judgement", "judgment"),
        ("jailed", "gaoled"),
        ("labelled", "labeled"),
        ("cancelled", "canceled"),
    ] {
        if word.contains(one) {
            return Some(word.replace(one, other));
        }
    }
    None
}

fn with_s(word: &str) -> String {
    if let Some(stem) = consonant_y(word) {
        format!("{stem}ies")
    } else if word.ends_with(['s', 'x', 'z'])
        || word.ends_with("ch")
        || word.ends_with("sh")
        || word == "go"
        || word == "do"
        || word == "undo"
    {
        format!("{word}es")
    } else {
        format!("{word}s")
    }
}

fn gerund(base: &str) -> String {
    if let Some(stem) = base.strip_suffix("ie") {
        format!("{stem}ying")
    } else if let Some(stem) = base.strip_suffix('e').filter(|stem| !stem.ends_with('e')) {
        format!("{stem}ing")
    } else if doubles(base) || IRREGULAR_DOUBLING.contains(&base) {
        format!("{base}{}ing", last(base))
    } else {
        format!("{base}ing")
    }
}

fn doubles(base: &str) -> bool {
    DOUBLING.contains(&base)
}

fn consonant_y(word: &str) -> Option<&str> {
    word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']))
}

fn last(word: &str) -> char {
    word.chars().next_back().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_have_their_forms() {
        assert_eq!(verb("deny"), ["deny", "denies", "denied", "denying"]);
        assert_eq!(verb("stop"), ["stop", "stops", "stopped", "stopping"]);
        assert_eq!(verb("uphold"), ["uphold", "upholds", "upheld", "upheld", "upholding"]);
        assert_eq!(verb("welcome"), ["welcome", "welcomes", "welcomed", "welcoming"]);
        assert_eq!(verb("tear"), ["tear", "tears", "tore", "torn", "tearing"]);
        assert_eq!(verb("lie"), ["lie", "lies", "lay", "lain", "lying"]);
        assert_eq!(verb("leap"), ["leap", "leaps", "leaped", "leaping", "leapt"]);
        assert_eq!(verb("label"), ["label", "labels", "labeled", "labeling", "labelled", "labelling"]);
    }

    #[test]
    fn a_word_has_both_spellings() {
        assert_eq!(other_spelling("politicisation").as_deref(), Some("politicization"));
        assert_eq!(other_spelling("recognised").as_deref(), Some("recognized"));
        assert_eq!(other_spelling("praised"), None);
        assert_eq!(other_spelling("endeavours").as_deref(), Some("endeavors"));
    }
}
