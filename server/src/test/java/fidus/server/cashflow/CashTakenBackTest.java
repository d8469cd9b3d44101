package fidus.server.cashflow;

import static fidus.server.cashflow.CashDesk.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.cashflow.CashOwner;
import fidus.cashflow.CashPlace;
import fidus.funds.FundCode;
import fidus.ledger.JournalEntry;
import fidus.ledger.Posting;
import fidus.ledger.Postings;
import fidus.money.Money;
import fidus.server.audit.Actor;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Unit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// 300.00 booked on 2025-10-01, a balance of 1,000.00 read on the 5th, and on the 7th the entry is
/// taken back, which the books date on the 1st.
class CashTakenBackTest {
    private static final Map<String, String> BANK = Map.of("bankAccount", "House bank");

    private final CashDesk desk = new CashDesk("2025-10-01");

    @AfterEach
    void close() {
        desk.close();
    }

    @ParameterizedTest
    @CsvSource({
        // A payment is there again, a deposit, money from an account and a receipt are gone.
        "E12, payment/1, out, 1300.00",
        "E1, deposit/1, in, 700.00",
        "E8d, bank-transit/1, in, 700.00",
        "E15, rebate-run/1, in, 700.00",
        // Nothing says that money sent to an account is at the bank again.
        "E4, bank-transit/1, out, 1000.00",
        // An entry of people and a cleared difference were wrong; the bank never moved.
        "E3, manual/1, in, 1000.00",
        "E21, break/1, in, 1000.00",
    })
    void whatIsTakenBackMovesCashOnTheDayThatIsBooked(
            String event, String source, String direction, String after) {
        Posting bank = Postings.debit("1010", usd("300.00"), BANK);
        Posting other = Postings.credit("2010", usd("300.00"), Map.of());
        List<Posting> in = List.of(bank, other);
        JournalEntry posted =
                post(event, source, direction.equals("in") ? in : Postings.mirrored(in));
        desk.at("2025-10-05");
        desk.approve(desk.record(CashPlace.BANK, "House bank", CashOwner.CLIENT, "1000.00"));
        assertThat(cash()).isEqualTo(usd("1000.00"));

        desk.at("2025-10-07");
        JournalEntry back =
                written(
                        unit ->
                                desk.server
                                        .features()
                                        .ledger()
                                        .reverse(
                                                unit,
                                                Actor.SYSTEM,
                                                null,
                                                posted.id(),
                                                "It was taken back"));

        assertThat(back.valueOn()).isEqualTo(posted.valueOn());
        assertThat(cash()).isEqualTo(usd(after));
    }

    /// Its money left on the 4th, so that the balance read on the 5th does not hold it any more. Of
    /// another it left on the first of the next month, which is no sign that a month was closed.
    @Test
    void whatLeftOnADayOfItsOwnMovesCashOnThatDay() {
        Posting bank = Postings.debit("1010", usd("300.00"), BANK);
        JournalEntry posted =
                post(
                        "E1",
                        "deposit/3",
                        List.of(bank, Postings.credit("2010", usd("300.00"), Map.of())));
        desk.at("2025-10-05");
        desk.approve(desk.record(CashPlace.BANK, "House bank", CashOwner.CLIENT, "1000.00"));
        desk.at("2025-10-07");
        var undone =
                new Ledger.Undone(
                        posted.id(), LocalDate.parse("2025-10-04"), "The bank took it back");

        JournalEntry back =
                written(
                        unit ->
                                desk.server
                                        .features()
                                        .ledger()
                                        .reverse(unit, Actor.SYSTEM, null, undone));

        assertThat(back.valueOn()).isEqualTo(LocalDate.parse("2025-10-04"));
        assertThat(cash()).isEqualTo(usd("1000.00"));

        JournalEntry next =
                post(
                        "E1",
                        "deposit/4",
                        List.of(bank, Postings.credit("2010", usd("300.00"), Map.of())));
        desk.at("2025-11-03");
        desk.approve(desk.record(CashPlace.BANK, "House bank", CashOwner.CLIENT, "900.00"));
        desk.at("2025-11-05");
        var onTheFirst =
                new Ledger.Undone(next.id(), LocalDate.parse("2025-11-01"), "The bank took it");
        var _ =
                written(
                        unit ->
                                desk.server
                                        .features()
                                        .ledger()
                                        .reverse(unit, Actor.SYSTEM, null, onTheFirst));
        assertThat(cash()).isEqualTo(usd("900.00"));
    }

    @Test
    void whatCountedAndIsTakenBackCountsNoMoreWhicheverWayItWent() {
        desk.approve(desk.record(CashPlace.BANK, "House bank", CashOwner.CLIENT, "1000.00"));
        desk.at("2025-10-03");
        JournalEntry sent =
                post(
                        "E4",
                        "bank-transit/2",
                        List.of(
                                Postings.debit("1140", usd("300.00"), Map.of()),
                                Postings.credit("1010", usd("300.00"), BANK)));
        assertThat(cash()).isEqualTo(usd("700.00"));
        desk.at("2025-10-07");
        var _ =
                written(
                        unit ->
                                desk.server
                                        .features()
                                        .ledger()
                                        .reverse(
                                                unit,
                                                Actor.SYSTEM,
                                                null,
                                                sent.id(),
                                                "Another transfer was meant"));
        assertThat(cash()).isEqualTo(usd("1000.00"));
    }

    /// 1,000.00 of CORE and 400.00 of the house, and 5.00 that the bank kept: 1,405.00 left, of
    /// which 1,405.00 × 1,000/1,400 are CORE's.
    @Test
    void whatIsPaidForSeveralFundsLeavesTheCashOfEach() {
        desk.started(FundCode.CORE, "10000.00");
        desk.approve(
                desk.record(
                        CashPlace.BANK, "House bank", CashOwner.CLIENT, FundCode.CORE, "9000.00"));
        desk.approve(desk.record(CashPlace.BANK, "House bank", CashOwner.HOUSE, "5000.00"));
        desk.at("2025-10-03");
        JournalEntry paid =
                post(
                        "E13",
                        "payment/3",
                        List.of(
                                Postings.debit("2410", usd("1000.00"), manager("CORE")),
                                Postings.debit("2410", usd("400.00"), manager("HOUSE")),
                                Postings.debit("5500", usd("5.00"), BANK),
                                Postings.credit("1010", usd("1405.00"), BANK)));
        assertThat(ofCore()).isEqualTo(usd("7996.43"));
        assertThat(ofHouse()).isEqualTo(usd("4598.57"));

        desk.at("2025-10-07");
        var _ =
                written(
                        unit ->
                                desk.server
                                        .features()
                                        .ledger()
                                        .reverse(unit, Actor.SYSTEM, null, paid.id(), "Bounced"));
        assertThat(ofCore()).isEqualTo(usd("9000.00"));
        assertThat(ofHouse()).isEqualTo(usd("5000.00"));
    }

    private static Map<String, String> manager(String fund) {
        return Map.of("manager", "M1", "fund", fund);
    }

    private Money ofCore() {
        return desk.coverage(FundCode.CORE).assets().clientCash().sum();
    }

    private Money ofHouse() {
        return desk.coverage().house().sum();
    }

    private Money cash() {
        return desk.calendar().opening().cash().orElseThrow();
    }

    private JournalEntry post(String event, String source, List<Posting> postings) {
        LocalDate today =
                LocalDate.ofInstant(desk.server.clock().instant(), java.time.ZoneOffset.UTC);
        var entry = new NewEntry(event, source, "", today, postings, "Posted by a test");
        return written(
                unit -> desk.server.features().ledger().post(unit, Actor.SYSTEM, null, entry));
    }

    private <T> T written(Function<Unit, T> work) {
        return desk.server.features().mongo().write(work);
    }
}
