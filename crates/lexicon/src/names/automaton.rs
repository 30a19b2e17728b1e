//! One automaton over all names: a tree of words, whose states are reached word by word.
//!
//! `guinea` reaches a state that means a State, `guinea` `bissau` a further one. [`Automaton::walk`]
//! takes one step; what a state means is the caller's, by number. Looking a name up and finding
//! names in a text walk the same tree, so that they cannot disagree.

use std::hash::Hash;

use super::typography::{FoldingMap, Token, Word};

/// A state of the automaton.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct State(u32);

impl State {
    /// Where names begin.
    pub(crate) const NAMES: State = State(0);
    /// Where remarks in brackets behind a name begin: "(online)".
    pub(crate) const REMARKS: State = State(1);
    /// Where what stands before a name begins: "Permanent Mission of".
    pub(crate) const PREFIXES: State = State(2);
    /// Where what stands behind a name and belongs to it begins: "delegation".
    pub(crate) const SUFFIXES: State = State(3);
    /// Where remarks begin that need no brackets: "on behalf of".
    pub(crate) const CLAUSES: State = State(4);
    const ROOTS: usize = 5;
}

/// A word's number; zero is a word of no table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct WordId(u32);

impl WordId {
    /// No word of the tables.
    pub(crate) const UNKNOWN: WordId = WordId(0);
    /// "the", which no name depends on.
    pub(crate) const THE: WordId = WordId(1);
    pub(crate) const COMMA: WordId = WordId(2);
    pub(crate) const OPEN: WordId = WordId(3);
    pub(crate) const CLOSE: WordId = WordId(4);
    pub(crate) const STROKE: WordId = WordId(5);
    pub(crate) const AND: WordId = WordId(6);
}

#[derive(Debug, Clone, Copy, Hash, PartialEq, Eq)]
struct Edge(u64);

impl Edge {
    fn new(from: State, word: WordId) -> Edge {
        Edge(u64::from(from.0) << 32 | u64::from(word.0))
    }

    fn parts(self) -> (State, WordId) {
        (State((self.0 >> 32) as u32), WordId(self.0 as u32))
    }
}

/// The tree.
#[derive(Debug)]
pub(crate) struct Automaton {
    words: FoldingMap<Word, WordId>,
    n_words: u32,
    edges: FoldingMap<Edge, State>,
    /// The same edges by the words themselves, so that a step costs one look into one table.
    steps: FoldingMap<(State, Word), State>,
    meanings: Vec<Option<u32>>,
}

impl Default for Automaton {
    fn default() -> Automaton {
        let mut automaton = Automaton {
            words: FoldingMap::default(),
            n_words: 0,
            edges: FoldingMap::default(),
            steps: FoldingMap::default(),
            meanings: vec![None; State::ROOTS],
        };
        for word in ["the", ",", "(", ")", "/", "and"] {
            for token in super::typography::Words::new(word, 0) {
                automaton.intern(token.word);
            }
        }
        automaton
    }
}

impl Automaton {
    /// The number of a word, given to it now if it had none.
    pub(crate) fn intern(&mut self, word: Word) -> WordId {
        let next = WordId(self.n_words + 1);
        let id = *self.words.entry(word).or_insert(next);
        if id == next {
            self.n_words += 1;
        }
        id
    }

    /// Makes `form` the same word as `of`. To be called before either is used in a name.
    pub(crate) fn same(&mut self, form: Word, of: Word) {
        let id = self.intern(of);
        self.words.insert(form, id);
    }

    /// Adds a sequence of words from `root`; gives the state it ends in.
    pub(crate) fn add(&mut self, root: State, words: &[WordId]) -> State {
        let mut state = root;
        for &word in words {
            let next = State(self.meanings.len() as u32);
            let reached = *self.edges.entry(Edge::new(state, word)).or_insert(next);
            if reached == next {
                self.meanings.push(None);
            }
            state = reached;
        }
        state
    }

    /// Says what a state means; gives what it meant before.
    pub(crate) fn mean(&mut self, state: State, meaning: u32) -> Option<u32> {
        self.meanings[state.0 as usize].replace(meaning)
    }

    /// To be called when all names are in, before the first step.
    pub(crate) fn finish(&mut self) {
        let mut spellings: Vec<Vec<Word>> = vec![Vec::new(); self.n_words as usize + 1];
        for (word, id) in &self.words {
            spellings[id.0 as usize].push(*word);
        }
        for (edge, next) in &self.edges {
            let (from, id) = edge.parts();
            self.steps
                .extend(spellings[id.0 as usize].iter().map(|word| ((from, *word), *next)));
        }
    }

    /// The number of a word.
    pub(crate) fn id(&self, word: Word) -> WordId {
        self.words.get(&word).copied().unwrap_or_default()
    }

    /// One step by a word of a text.
    pub(crate) fn step(&self, from: State, word: Word) -> Option<State> {
        self.steps.get(&(from, word)).copied()
    }

    /// One step by a word's number.
    pub(crate) fn walk(&self, from: State, word: WordId) -> Option<State> {
        self.edges.get(&Edge::new(from, word)).copied()
    }

    /// What a state means.
    pub(crate) fn meaning(&self, state: State) -> Option<u32> {
        self.meanings[state.0 as usize]
    }

    /// What a whole sequence of words means from `root`; "the" is passed over.
    pub(crate) fn whole(&self, root: State, words: &[WordId]) -> Option<u32> {
        let mut state = root;
        for &word in words.iter().filter(|word| **word != WordId::THE) {
            state = self.walk(state, word)?;
        }
        self.meaning(state)
    }

    /// The lengths of the beginnings of `words` that mean something from `root`, shortest first.
    pub(crate) fn beginnings(&self, root: State, words: &[WordId]) -> Vec<usize> {
        let mut lengths = Vec::new();
        let mut state = root;
        for (index, &word) in words.iter().enumerate() {
            if word == WordId::THE {
                continue;
            }
            let Some(next) = self.walk(state, word) else { break };
            state = next;
            if self.meaning(state).is_some() {
                lengths.push(index + 1);
            }
        }
        lengths
    }

    /// The number of a token's word: as it stands, else without its possessive.
    pub(crate) fn token_id(&self, token: &Token) -> WordId {
        match (self.id(token.word), token.stem) {
            (WordId::UNKNOWN, Some((stem, _))) => self.id(stem),
            (id, _) => id,
        }
    }
}
