//! The forms of English verbs and nouns, and both spellings of a word.

/// Verbs whose past is not made with -ed: base, past, participle.
const IRREGULAR: &[(&str, &str, &str)] = &[
    ("break", "broke", "broken"),
    ("bring", "brought", "brought"),
    ("build", "built", "built"),
    ("come", "came", "come"),
    ("cut", "cut", "cut"),
    ("deal", "dealt", "dealt"),
    ("do", "did", "done"),
    ("draw", "drew", "drawn"),
    ("drive", "drove", "driven"),
    ("fall", "fell", "fallen"),
    ("feel", "felt", "felt"),
    ("fight", "fought", "fought"),
    ("find", "found", "found"),
    ("flee", "fled", "fled"),
    ("forbid", "forbade", "forbidden"),
    ("fly", "flew", "flown"),
    ("get", "got", "got"),
    ("give", "gave", "given"),
    ("go", "went", "gone"),
    ("grow", "grew", "grown"),
    ("have", "had", "had"),
    ("hear", "heard", "heard"),
    ("hit", "hit", "hit"),
    ("hold", "held", "held"),
    ("keep", "kept", "kept"),
    ("know", "knew", "known"),
    ("lay", "laid", "laid"),
    ("lead", "led", "led"),
    ("leave", "left", "left"),
    ("lose", "lost", "lost"),
    ("make", "made", "made"),
    ("meet", "met", "met"),
    ("pay", "paid", "paid"),
    ("put", "put", "put"),
    ("rise", "rose", "risen"),
    ("run", "ran", "run"),
    ("say", "said", "said"),
    ("see", "saw", "seen"),
    ("seek", "sought", "sought"),
    ("set", "set", "set"),
    ("shoot", "shot", "shot"),
    ("shrink", "shrank", "shrunk"),
    ("shut", "shut", "shut"),
    ("speak", "spoke", "spoken"),
    ("stand", "stood", "stood"),
    ("steal", "stole", "stolen"),
    ("strike", "struck", "struck"),
    ("strive", "strove", "striven"),
    ("take", "took", "taken"),
    ("tell", "told", "told"),
    ("think", "thought", "thought"),
    ("throw", "threw", "thrown"),
    ("undo", "undid", "undone"),
    ("uphold", "upheld", "upheld"),
    ("withdraw", "withdrew", "withdrawn"),
    ("withhold", "withheld", "withheld"),
    ("write", "wrote", "written"),
];

/// Regular verbs that double their last letter.
const DOUBLING: &[&str] = &[
    "admit", "ban", "bar", "cancel", "commit", "compel", "concur", "control", "counsel", "defer", "deter", "dispel", "drop", "equip",
    "expel", "gag", "incur", "label", "nod", "occur", "omit", "permit", "plan", "plot", "prefer", "quit", "rap", "rebut", "refer",
    "regret", "repel", "slam", "step", "stop", "submit",
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
    vec![base.to_owned(), third, past, gerund]
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
    if let Some(stem) = base.strip_suffix('e').filter(|stem| !stem.ends_with('e')) {
        format!("{stem}ing")
    } else if doubles(base) || matches!(base, "cut" | "get" | "hit" | "put" | "set" | "shut" | "forbid") {
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
    }

    #[test]
    fn a_word_has_both_spellings() {
        assert_eq!(other_spelling("politicisation").as_deref(), Some("politicization"));
        assert_eq!(other_spelling("recognised").as_deref(), Some("recognized"));
        assert_eq!(other_spelling("praised"), None);
        assert_eq!(other_spelling("endeavours").as_deref(), Some("endeavors"));
    }
}
