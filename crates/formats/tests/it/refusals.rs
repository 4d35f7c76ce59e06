//! What cannot be taken in is refused with its line and a reason that repeats nothing personal.

use formats::{Caution, Kind, Read, Reason, Sheet, read_all};

const CLAIM: &str = r#"{"resourceType":"ExplanationOfBenefit","id":"e1","status":"active",
  "type":{"coding":[{"code":"pharmacy"}]},"use":"claim","outcome":"complete",
  "identifier":[{"value":"N1"}],"patient":{"reference":"Patient/p1"},
  "payment":{"type":{"coding":[{"code":"paid"}]}},
  "item":[{"servicedDate":"2027-01-02","productOrService":{"text":"Metformin"}}]}"#;

fn changed(from: &str, to: &str) -> Vec<Read> {
    assert!(CLAIM.contains(from), "{from}");
    super::fhir_line(&CLAIM.replace('\n', " ").replace(from, to))
}

#[test]
fn the_plainest_claim_is_taken_in() {
    let reads = changed("e1", "e1");
    assert_eq!((super::records(&reads).len(), reads.len()), (1, 1), "{reads:?}");
}

#[test]
fn a_claim_that_breaks_one_rule_is_refused_for_it() {
    for (from, to, reason) in [
        (r#""code":"pharmacy""#, r#""code":"institutional""#, Reason::NotPharmacy),
        (r#""use":"claim""#, r#""use":"predetermination""#, Reason::NotAClaim),
        (r#""status":"active""#, r#""status":"draft""#, Reason::NotDecided),
        (r#""status":"active""#, r#""status":"retired""#, Reason::UnknownStatus),
        (r#""status":"active","#, "", Reason::NoStatus),
        (r#""outcome":"complete""#, r#""outcome":"queued""#, Reason::NotDecided),
        (r#""reference":"Patient/p1""#, "", Reason::NoPatient),
        (r#""servicedDate":"2027-01-02""#, r#""servicedDate":"2027""#, Reason::NoServiceDay),
        (r#""resourceType":"ExplanationOfBenefit","#, "", Reason::NoResourceType),
    ] {
        assert_eq!(super::refusals(&changed(from, to)), [reason], "{to}");
    }
    let bare = CLAIM.replace(r#""id":"e1","#, "").replace(r#"{"value":"N1"}"#, "");
    assert_eq!(super::refusals(&super::fhir_line(&bare.replace('\n', " "))), [Reason::NoId]);
}

#[test]
fn broken_json_is_told_from_the_wrong_shape() {
    let reasons = super::refusals(&super::fhir_line(r#"{"resourceType":"Patient","id":"#));
    assert!(matches!(reasons[..], [Reason::NotJson { .. }]), "{reasons:?}");
    let reasons = super::refusals(&super::fhir_line(r#"{"resourceType":"Patient","name":7}"#));
    assert!(matches!(reasons[..], [Reason::WrongShape { .. }]), "{reasons:?}");
}

#[test]
fn other_resources_say_what_they_lack() {
    for (line, reason) in [
        (r#"{"resourceType":"Patient","name":[{"family":"Doe"}]}"#, Reason::NoId),
        (
            r#"{"resourceType":"Coverage","id":"c","status":"active","beneficiary":{"reference":"Patient/1"}}"#,
            Reason::NoSubscriberId,
        ),
        (r#"{"resourceType":"Organization","id":"o"}"#, Reason::NoName),
        (
            r#"{"resourceType":"MedicationRequest","id":"m","status":"active","subject":{"reference":"Patient/1"}}"#,
            Reason::NoDrug,
        ),
        (
            r#"{"resourceType":"Basic","id":"b","code":{"coding":[{"code":"formulary-item"}]}}"#,
            Reason::NoFormulary,
        ),
    ] {
        assert_eq!(super::refusals(&super::fhir_line(line)), [reason], "{line}");
    }
}

#[test]
fn what_is_odd_but_harmless_is_forgiven_with_a_word() {
    let code = r#""productOrService":{"coding":[{"system":"http://hl7.org/fhir/sid/ndc","code":"12"}],"text":"Metformin"}"#;
    let total = |amount: &str| {
        format!(
            r#""total":[{{"category":{{"coding":[{{"code":"submitted"}}]}},"amount":{amount}}}],"use":"claim""#
        )
    };
    for (from, to, caution) in [
        (r#""productOrService":{"text":"Metformin"}"#, code.to_owned(), Caution::NdcUnreadable),
        (r#""use":"claim""#, total(r#"{"value":1.005}"#), Caution::PartOfACent),
        (r#""use":"claim""#, total(r#"{"value":"much"}"#), Caution::NumberUnreadable),
        (r#""use":"claim""#, total(r#"{"value":1,"currency":"CAD"}"#), Caution::OtherCurrency),
        (
            r#""use":"claim""#,
            r#""use":"claim","created":"soon""#.to_owned(),
            Caution::DayUnreadable,
        ),
        (r#""code":"paid""#, r#""code":"maybe""#.to_owned(), Caution::NoPaymentType),
    ] {
        let reads = changed(from, &to);
        let [Read::Record { .. }, Read::Warned(warning)] = reads[..] else {
            panic!("{to}: {reads:?}")
        };
        assert_eq!(warning.caution, caution);
    }
}

#[test]
fn nulls_numbers_and_lone_objects_where_fhir_wants_others_are_forgiven() {
    let reads = changed(
        r#""identifier":[{"value":"N1"}]"#,
        r#""identifier":{"value":1001,"type":null},"careTeam":null,"total":[null]"#,
    );
    assert_eq!(super::refusals(&reads), []);
    assert_eq!(super::records(&reads).len(), 1);
}

#[test]
fn rows_say_which_column_failed_and_the_rest_goes_on() {
    let rows = "claim_id,person_id,service_day,status\n\
                1,p,2027-01-02,paid\n\
                ,p,2027-01-02,paid\n\
                3,p,someday,paid\n\
                4,p,2027-01-02,lost\n\
                5,p,2027-01-02,paid,more\n\
                6,p,2027-01-02,denied\n";
    let reads = read_all(Kind::Table(Sheet::Claims), rows.as_bytes());
    let reasons = [
        Reason::MissingValue("claim_id"),
        Reason::BadValue("service_day"),
        Reason::BadValue("status"),
        Reason::RaggedRow,
    ];
    assert_eq!(super::refusals(&reads), reasons);
    let lines: Vec<u64> = reads
        .iter()
        .map(|read| match read {
            Read::Record { line, .. } => *line,
            Read::Refused(refusal) => refusal.line,
            _ => 0,
        })
        .collect();
    assert_eq!(lines, [2, 3, 4, 5, 6, 7]);
}

#[test]
fn a_refusal_shows_nothing_from_the_file() {
    let line =
        r#"{"resourceType":"Patient","id":"secret","name":"Secret","birthDate":{"Secret":1}}"#;
    let shown = format!("{:?}", super::fhir_line(line));
    assert!(!shown.to_lowercase().contains("secret"), "{shown}");
    let full = format!("{:?}", changed("e1", "secret"));
    assert!(!full.contains("secret") && !full.contains("Metformin"), "{full}");
    let pieces: Vec<_> = formats::open(Kind::FhirLines, CLAIM.as_bytes()).collect();
    assert_eq!(format!("{:?}", pieces[0]), "Ok(Piece(from line 1))");
}

#[test]
fn a_file_cut_short_and_a_file_of_something_else_are_told_apart() {
    let isa = "ISA*00*          *00*          *ZZ*1              *ZZ*2              \
               *080503*1705*>*00501*000010216*0*T*:~";
    let cut = format!("{isa}GS*BE~ST*834*1~INS*Y*18*021~REF*0F*7~NM1*IL*1*DOE*JO~");
    let reads = read_all(Kind::X12, cut.as_bytes());
    assert_eq!(super::refusals(&reads), [Reason::Truncated]);
    assert_eq!(super::records(&reads).len(), 2, "what was whole is kept");
    let reads = read_all(Kind::X12, b"ISAisnothing");
    assert_eq!(super::refusals(&reads), [Reason::NotX12]);
}
