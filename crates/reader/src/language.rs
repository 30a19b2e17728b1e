//! The language of a text.

use whatlang::Lang;

/// Characters that tell most languages, and those that tell neighbours such as Danish and Norwegian apart.
const ENOUGH: [usize; 2] = [1500, 4000];

/// ISO 639-1 code of the language a text is written in, where that is clear.
pub(crate) fn detect(text: &str) -> Option<String> {
    ENOUGH.iter().find_map(|&letters| {
        let cut = text.char_indices().nth(letters).map_or(text.len(), |(at, _)| at);
        let info = whatlang::detect(&text[..cut])?;
        info.is_reliable().then(|| two_letters(info.lang()).to_owned())
    })
}

/// ISO 639-1 where there is one, else ISO 639-3.
fn two_letters(lang: Lang) -> &'static str {
    let pairs = [
        (Lang::Eng, "en"),
        (Lang::Fra, "fr"),
        (Lang::Spa, "es"),
        (Lang::Rus, "ru"),
        (Lang::Ara, "ar"),
        (Lang::Cmn, "zh"),
        (Lang::Khm, "km"),
        (Lang::Deu, "de"),
        (Lang::Ita, "it"),
        (Lang::Por, "pt"),
        (Lang::Nld, "nl"),
        (Lang::Pol, "pl"),
        (Lang::Ces, "cs"),
        (Lang::Swe, "sv"),
        (Lang::Dan, "da"),
        (Lang::Nob, "nb"),
        (Lang::Fin, "fi"),
        (Lang::Tur, "tr"),
        (Lang::Jpn, "ja"),
        (Lang::Kor, "ko"),
        (Lang::Vie, "vi"),
        (Lang::Tha, "th"),
        (Lang::Ind, "id"),
        (Lang::Hin, "hi"),
        (Lang::Heb, "he"),
        (Lang::Ukr, "uk"),
        (Lang::Ell, "el"),
        (Lang::Hun, "hu"),
        (Lang::Ron, "ro"),
        (Lang::Pes, "fa"),
        (Lang::Mya, "my"),
    ];
    pairs.iter().find(|(known, _)| *known == lang).map_or(lang.code(), |(_, code)| code)
}
