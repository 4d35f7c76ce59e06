//! The plan's answers to what pharmacies asked for one member.

use std::collections::BTreeMap;

use base::{Day, Money, Private, SeededLuck};
use formats::records::{Amount, Claim, ClaimStatus, CodeSet, Network, SourceRef};

use crate::chart::Who;
use crate::costs::{Asked, Meters, nothing_paid};
use crate::directory::{Pharmacy, pharmacy};
use crate::lifecycle::{Course, Denial, Filling, Story, roll};

/// What a pharmacy is paid for handing something over, beside what is in it.
const DISPENSING_FEE: Money = Money::cents(175);

const CORRECTED: [&str; 2] = [
    "The pharmacy took this claim back and sent a corrected one. Only the newest one counts.",
    "La farmacia retiró esta reclamación y envió una corregida. Solo cuenta la más reciente.",
];
const NOT_PICKED_UP: [&str; 2] = [
    "The pharmacy took this claim back because the medicine was not picked up. You owe nothing.",
    "La farmacia retiró esta reclamación porque nadie recogió la medicina. Usted no debe nada.",
];
const PARTLY: [&str; 2] = [
    "Your plan covers a smaller amount of this medicine. You paid for the rest.",
    "Su plan cubre una cantidad menor de esta medicina. Usted pagó el resto.",
];
const OUTSIDE: [&str; 2] = [
    "This pharmacy is not in your plan's network, so you paid half of the price.",
    "Esta farmacia no está en la red de su plan, por eso usted pagó la mitad del precio.",
];

impl Denial {
    /// NCPDP's code; its text is not ours to give away.
    const fn code(self) -> &'static str {
        match self {
            Self::NotEnrolled => "65",
            Self::NotCovered => "70",
            Self::NeedsApproval => "75",
            Self::OverLimit => "76",
            Self::TooSoon => "79",
        }
    }

    const fn note(self) -> [&'static str; 2] {
        match self {
            Self::NotEnrolled => [
                "Your plan had ended on the day of this claim.",
                "Su plan ya había terminado el día de esta reclamación.",
            ],
            Self::NotCovered => [
                "This medicine is not on your plan's list. Ask your prescriber about one that is.",
                "Esta medicina no está en la lista de su plan. Pregunte a su médico por otra.",
            ],
            Self::NeedsApproval => [
                "Your plan must approve this medicine first. Your prescriber can ask for approval.",
                "Su plan debe aprobar antes esta medicina. Su médico puede pedir la aprobación.",
            ],
            Self::OverLimit => [
                "The prescription asks for more than your plan covers at one time.",
                "La receta pide más de lo que su plan cubre de una vez.",
            ],
            Self::TooSoon => [
                "It was too early for this refill. You should still have medicine at home.",
                "Era muy pronto para este resurtido. Usted todavía debe tener medicina en casa.",
            ],
        }
    }
}

/// A filling of a prescription, brought to the plan.
pub struct Filed<'a> {
    pub course: &'a Course,
    pub filling: Filling,
    pub rx_number: String,
    /// 0 for the first fill.
    pub refill: u16,
}

/// Where it was filled: for once, perhaps not where the prescription lies.
pub fn place(course: &Course, story: Story) -> &'static Pharmacy {
    if story == Story::OutOfNetwork { pharmacy("saltgrass") } else { course.pharmacy }
}

/// One member's account with the plan.
pub struct Books {
    who: Who,
    today: Day,
    luck: SeededLuck,
    meters: Meters,
    filed: u32,
}

impl Books {
    pub fn new(who: Who, today: Day, luck: SeededLuck) -> Self {
        Self { who, today, luck, meters: Meters::new(0), filed: 0 }
    }

    /// The claims that one filling left, in the order of their making.
    pub fn file(&mut self, filed: &Filed) -> Vec<Claim> {
        let mut asked = asked(filed, &self.luck);
        match filed.filling.story {
            Story::Denied(denial) => vec![self.denied(filed, &asked, denial)],
            Story::DeniedFirst(denial) => {
                vec![self.denied(filed, &asked, denial), self.paid(filed, &asked)]
            }
            Story::Replaced => self.chain(filed, &asked, 1),
            Story::ReplacedTwice => self.chain(filed, &asked, 2),
            Story::NeverPickedUp => vec![self.taken_back(filed, &asked, NOT_PICKED_UP)],
            Story::PartlyPaid => {
                asked.not_covered = Money::cents(asked.eligible.as_cents() / 4);
                vec![self.noted(filed, &asked, PARTLY)]
            }
            Story::OutOfNetwork => vec![self.noted(filed, &asked, OUTSIDE)],
            Story::OtherPayerFirst => vec![self.after_another(filed, &asked)],
            Story::Paid | Story::OtherMaker => vec![self.paid(filed, &asked)],
        }
    }

    fn paid(&mut self, filed: &Filed, asked: &Asked) -> Claim {
        let mut claim = self.claim(filed, asked);
        claim.amounts = self.meters.price(asked);
        let paid = asked.day.plus_days(7 + roll(&self.luck, 8));
        claim.paid_day = (paid <= self.today).then_some(Private(paid));
        claim
    }

    fn noted(&mut self, filed: &Filed, asked: &Asked, note: [&'static str; 2]) -> Claim {
        let mut claim = self.paid(filed, asked);
        claim.notes = vec![self.who.says(note).into()];
        if claim.amounts.contains_key(&Amount::NonCovered) {
            claim.status = ClaimStatus::PartlyPaid;
        }
        claim
    }

    fn after_another(&mut self, filed: &Filed, asked: &Asked) -> Claim {
        let mut claim = self.paid(filed, asked);
        let share = claim.amounts[&Amount::MemberLiability];
        let other = Money::cents(share.as_cents() / 2);
        claim.amounts.insert(Amount::PriorPayerPaid, other);
        claim.amounts.insert(Amount::PaidByPatient, share - other);
        claim
    }

    fn denied(&mut self, filed: &Filed, asked: &Asked, denial: Denial) -> Claim {
        let mut claim = self.claim(filed, asked);
        claim.status = ClaimStatus::Denied;
        claim.network = Some(Network::Other);
        claim.amounts = nothing_paid(asked);
        claim.codes.rejects = vec![denial.code().to_owned()];
        claim.notes = vec![self.who.says(denial.note()).into()];
        claim
    }

    /// Priced, but its taking is not remembered.
    fn taken_back(&mut self, filed: &Filed, asked: &Asked, note: [&'static str; 2]) -> Claim {
        let mut claim = self.claim(filed, asked);
        claim.status = ClaimStatus::Reversed;
        let mut untouched = self.meters;
        claim.amounts = untouched.price(asked);
        claim.notes = vec![self.who.says(note).into()];
        claim
    }

    /// Taken back some times, each pointing at the next, and paid in the end.
    fn chain(&mut self, filed: &Filed, asked: &Asked, times: usize) -> Vec<Claim> {
        let mut claims: Vec<Claim> =
            (0..times).map(|_| self.taken_back(filed, asked, CORRECTED)).collect();
        claims.push(self.paid(filed, asked));
        for newer in 1..claims.len() {
            let (old, new) = (claims[newer - 1].source.clone(), claims[newer].source.clone());
            claims[newer].replaces = Some(old);
            claims[newer - 1].replaced_by = Some(new);
        }
        claims
    }

    /// Everything but the money.
    fn claim(&mut self, filed: &Filed, asked: &Asked) -> Claim {
        self.filed += 1;
        let Filed { course, filling, .. } = filed;
        Claim {
            source: SourceRef::new("juniper", &format!("claim/{}-{}", self.who.key, self.filed)),
            claim_number: format!("JC{:08}{:05}", self.who.number, self.filed).into(),
            person: self.who.person.clone(),
            status: ClaimStatus::Paid,
            service_day: Private(filling.day),
            decided: Some(Private(filling.day)),
            paid_day: None,
            drug: course.medicine.drug(course.days),
            rx_number: Some(filed.rx_number.clone().into()),
            quantity: Some(course.medicine.quantity(course.days)),
            days_supply: Some(course.days),
            refill_number: Some(filed.refill),
            refills_authorized: course.refills,
            codes: codes(course),
            pharmacy: place(course, filling.story).party(),
            prescriber: course.prescriber.party(),
            network: Some(asked.network),
            amounts: BTreeMap::new(),
            notes: Vec::new(),
            replaces: None,
            replaced_by: None,
        }
    }
}

fn codes(course: &Course) -> CodeSet {
    let medicine = course.medicine;
    let word = |word: &str| Some(word.to_owned());
    CodeSet {
        daw: word(course.daw),
        brand_generic: word(if medicine.tier.is_brand() { "B" } else { "G" }),
        // Electronic, but for schedule II, where many prescribers still write.
        origin: word(if medicine.schedule.is_some() { "1" } else { "3" }),
        compound: word(if medicine.is_mixed() { "2" } else { "1" }),
        rejects: Vec::new(),
    }
}

/// Pharmacies ask two to three times a generic's allowed price and a little over a brand's.
fn asked(filed: &Filed, luck: &SeededLuck) -> Asked {
    let Filed { course, filling, .. } = filed;
    let medicine = course.medicine;
    let pharmacy = place(course, filling.story);
    let fee = if pharmacy.ships() { Money::ZERO } else { DISPENSING_FEE };
    let eligible = medicine.ingredient_cost(course.days) + fee;
    let percent = if medicine.tier.is_brand() { 4 + roll(luck, 8) } else { 110 + roll(luck, 140) };
    Asked {
        day: filling.day,
        tier: medicine.tier,
        months: if course.days > 31 { 3 } else { 1 },
        by_mail: pharmacy.ships(),
        network: if pharmacy.in_network() { Network::In } else { Network::Out },
        eligible,
        markup: Money::cents(eligible.as_cents() * i64::from(percent) / 100),
        not_covered: Money::ZERO,
    }
}
