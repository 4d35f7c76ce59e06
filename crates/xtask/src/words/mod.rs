//! Every sentence a visitor may read stands in the catalogue, in every language, and is used.

mod catalogue;
mod templates;
mod uses;

use catalogue::{Catalogue, Message};

use crate::process::Failure;
use crate::shop::Shop;
use crate::tidy::{File, Finding, Tree, tell};

const LANGUAGES: &[&str] = &["en", "es"];

/// Words that blame, frighten or hide: (language, word, what to write instead).
const BANNED: &[(&str, &str, &str)] = &[
    ("en", "invalid", "say what is missing or different"),
    ("en", "illegal", "say what is missing or different"),
    ("en", "oops", "say what happened"),
    ("en", "technical difficulties", "say what does not work and what does"),
    ("en", "error 500", "say what happened, and give the reference"),
    ("es", "inválido", "diga qué falta o qué es distinto"),
    ("es", "inválida", "diga qué falta o qué es distinto"),
    ("es", "no válido", "diga qué falta o qué es distinto"),
    ("es", "no válida", "diga qué falta o qué es distinto"),
    ("es", "ilegal", "diga qué falta o qué es distinto"),
    ("es", "ups", "diga qué pasó"),
    ("es", "dificultades técnicas", "diga qué no funciona y qué sí"),
    ("es", "error 500", "diga qué pasó, con la referencia"),
];

type Check = fn(&Tree, &Catalogue) -> Vec<Finding>;

const CHECKS: &[Check] = &[
    |_, catalogue| catalogue.twice.iter().map(said_twice).collect(),
    |_, catalogue| in_every_language(catalogue),
    |_, catalogue| same_placeables(catalogue),
    |_, catalogue| calm_words(catalogue),
    |tree, catalogue| uses::unknown(tree, catalogue),
    |tree, catalogue| uses::orphans(tree, catalogue),
    |tree, _| templates::loose_sentences(tree),
];

pub fn run(shop: &mut Shop) -> Result<(), Failure> {
    let tree = Tree::read(&shop.root)?;
    let catalogue = Catalogue::read(&tree);
    let findings = CHECKS.iter().flat_map(|check| check(&tree, &catalogue)).collect();
    let languages = LANGUAGES.join(" and ");
    tell(findings, &format!("{} messages in {languages}", catalogue.keys().len()))
}

fn finding(message: &Message, why: String) -> Finding {
    Finding { path: message.path.clone(), line: message.line, why }
}

fn said_twice(message: &Message) -> Finding {
    finding(message, format!("`{}` is said twice in this language", message.key))
}

fn in_every_language(catalogue: &Catalogue) -> Vec<Finding> {
    let mut findings = Vec::new();
    for message in &catalogue.messages {
        for language in LANGUAGES.iter().filter(|other| **other != message.language) {
            if catalogue.find(language, &message.key).is_none() {
                findings
                    .push(finding(message, format!("`{}` is not said in {language}", message.key)));
            }
        }
    }
    findings
}

fn same_placeables(catalogue: &Catalogue) -> Vec<Finding> {
    let mut findings = Vec::new();
    for message in catalogue.messages.iter().filter(|m| m.language != LANGUAGES[0]) {
        let Some(first) = catalogue.find(LANGUAGES[0], &message.key) else { continue };
        let (mine, theirs) = (message.placeables(), first.placeables());
        if mine != theirs {
            let why =
                format!("`{}` takes {mine:?} here and {theirs:?} in {}", message.key, LANGUAGES[0]);
            findings.push(finding(message, why));
        }
        if message.text == first.text && message.words() > 2 {
            findings.push(finding(message, format!("`{}` is not translated yet", message.key)));
        }
    }
    findings
}

fn calm_words(catalogue: &Catalogue) -> Vec<Finding> {
    let mut findings = Vec::new();
    for message in &catalogue.messages {
        let text = message.text.to_lowercase();
        let banned = BANNED.iter().filter(|(language, word, _)| {
            *language == message.language && crate::tidy::has_word(&text, word)
        });
        for (_, word, instead) in banned {
            findings
                .push(finding(message, format!("`{}` says \"{word}\": {instead}", message.key)));
        }
    }
    findings
}

/// Whether this file may use words: our Rust and our templates.
fn speaks(file: &File) -> bool {
    matches!(file.ending(), "rs" | "html") && file.room().is_some_and(|room| room != "xtask")
}

#[cfg(test)]
mod tests;
