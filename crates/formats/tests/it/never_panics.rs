//! No bytes make a reader panic, and no file makes it run without end.

use formats::{Kind, Known, Sheet, detect, fhir, open, read_line};
use proptest::prelude::*;

const KINDS: [Kind; 20] = [
    Kind::FhirDocument,
    Kind::FhirLines,
    Kind::X12,
    Kind::Table(Sheet::People),
    Kind::Table(Sheet::Coverages),
    Kind::Table(Sheet::Prescriptions),
    Kind::Table(Sheet::Fills),
    Kind::Table(Sheet::Claims),
    Kind::Table(Sheet::Reimbursements),
    Kind::Table(Sheet::Authorizations),
    Kind::Table(Sheet::Pharmacies),
    Kind::Table(Sheet::Products),
    Kind::Table(Sheet::Prices),
    Kind::Table(Sheet::Appearances),
    Kind::Table(Sheet::Leaflets),
    Kind::Table(Sheet::CmsEvents),
    Kind::Table(Sheet::CmsEnrolment),
    Kind::Table(Sheet::CmsContracts),
    Kind::Table(Sheet::CmsContacts),
    Kind::Table(Sheet::CmsPharmacies),
];

const SEEDS: [&[u8]; 16] = [
    include_bytes!("../../samples/carin-bb-2.0.0/ExplanationOfBenefit-EOBPharmacy1.json"),
    include_bytes!("../../../fuzz/seeds/fhir/preauthorization.json"),
    include_bytes!("../../samples/c4dic-2.0.0/Example-PayerOrganization1.json"),
    include_bytes!("../../samples/cms-part-d-synthetic/Coverage-PartD.json"),
    include_bytes!("../../samples/cms-part-d-synthetic/Patient.json"),
    include_bytes!(
        "../../samples/us-drug-formulary-2.0.1/InsurancePlan-PayerInsurancePlanA1002.json"
    ),
    include_bytes!("../../samples/x12-5010/enroll-employee-managed-care.834"),
    include_bytes!("../../samples/cms-part-d-synthetic/pde.psv"),
    include_bytes!("../../samples/csv/claims.csv"),
    include_bytes!("../../samples/csv/authorizations.csv"),
    include_bytes!("../../../fuzz/seeds/table/reimbursements.csv"),
    include_bytes!("../../samples/csv/people.csv"),
    include_bytes!("../../samples/csv/appearance.csv"),
    include_bytes!("../../samples/csv/leaflets.csv"),
    include_bytes!("../../samples/drugs-at-fda-2019-07/products.tsv"),
    // A call of the back end.
    include_bytes!("../../../fuzz/seeds/news/reimbursement.json"),
];

fn read_every_way(bytes: &[u8]) {
    let _ = detect("file", bytes);
    let mut known = Known::default();
    for kind in KINDS {
        for piece in open(kind, bytes).take(10_000) {
            let piece = piece.unwrap();
            piece.learn(&mut known);
            let _ = piece.read(&known);
        }
        let _ = read_line(kind, bytes, 1);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_bytes_make_any_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        read_every_way(&bytes);
    }

    #[test]
    fn no_change_to_a_good_file_makes_any_reader_panic(
        seed in 0..SEEDS.len(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = SEEDS[seed].to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let kind = detect("file", &bytes);
        let _ = formats::read_all(kind, &bytes);
        let _ = fhir::event(&bytes);
        bytes.truncate(cut.index(bytes.len()));
        let _ = formats::read_all(kind, &bytes);
    }
}
