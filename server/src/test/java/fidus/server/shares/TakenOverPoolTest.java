package fidus.server.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.contract.Refused;
import fidus.fees.shares.ShareLine;
import fidus.fees.shares.ShareRun;
import fidus.funds.FundCode;
import fidus.funds.ShareMethod;
import fidus.investments.EnterContract;
import fidus.investments.FindInvestments;
import fidus.investments.Investment;
import fidus.investments.InvestmentCalls;
import fidus.investments.MappingLine;
import fidus.investments.book.BookCalls;
import fidus.investments.book.ShareBefore;
import fidus.investments.book.SharesBefore;
import fidus.investments.book.TakeOver;
import fidus.investments.book.UnitsBefore;
import fidus.investments.schedule.PayoutState;
import fidus.money.Money;
import fidus.mt5.AccountKey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// Contracts that come out of a pool elsewhere, or with their principal at risk. The figures are
/// computed by hand: each unit has the share of its own gain above its own mark.
class TakenOverPoolTest {
    private static final LocalDate START = LocalDate.parse("2026-01-20");
    private static final LocalDate APRIL = LocalDate.parse("2026-04-30");

    private final ShareDesk desk = new ShareDesk("2026-01-15");

    @AfterEach
    void close() {
        desk.close();
    }

    /// 2,500 units of the lead at 78 below a mark of 100, 750 of a series dealt at 80: 253,500. May
    /// earns 78,000, 102 a unit: half of 2 × 2,500 and of 22 × 750. The series is rolled into the
    /// lead at 91 ÷ 101, and of June's tenth each has half: 252,500 and 68,250 × 0.05.
    @Test
    void seriesGoOnFromTheirMarksAndAreRolledUp() throws Exception {
        AccountKey first = pooled(ShareMethod.SERIES, "250000", "195000", 1001);
        AccountKey second = account(1002, "60000", "58500");
        Investment lead = entered("Ada Example", "250000", first);
        Investment late = entered("Boris Beispiel", "60000", second);
        var units = units("LEAD", "2500", "100", "78", "100", "100", "100");
        takeOver(lead, before("-55000", "0", units));
        takeOver(
                late,
                before("-1500", "0", units("2026-02-15", "750", "80", "78", "80", "80", "100")));
        assertThat(desk.balance("2100")).isEqualTo("-310000.00");
        assertThat(desk.balance("2210")).isEqualTo("0.00");

        desk.read(first, "2026-05-31", "255000");
        desk.read(second, "2026-05-31", "76500");
        desk.at("2026-06-02");
        ShareRun may = desk.posted("2026-05");

        assertThat(shares(may)).containsExactly(usd("2500"), usd("8250"));
        assertThat(may.lines().getFirst().periodFrom()).isEqualTo(APRIL);
        assertThat(may.lines().getFirst().markBefore()).isEqualTo(usd("0"));
        assertThat(may.lines().getLast().performance()).isEqualTo(usd("16500"));
        desk.reperformed(may);
        desk.read(first, "2026-06-30", "287075");
        desk.read(second, "2026-06-30", "76500");
        desk.at("2026-07-02");
        ShareRun june = desk.posted("2026-06");
        assertThat(shares(june)).containsExactly(usd("12625"), usd("3412.50"));
        assertThat(june.pools().getFirst().series()).hasSize(1);
        desk.reperformed(june);
    }

    /// A lot whose shares are paid up to 110 and one dealt at 95 below that mark. May brings a unit
    /// from 94 to 112: half of 2 × 2,500 and of 17 × 640, the last by contingent redemption.
    @Test
    void dealingLotsGoOnFromTheirMarksWithTheirEqualisation() throws Exception {
        AccountKey first = pooled(ShareMethod.DEALING_LOTS, "250000", "235000", 1001);
        AccountKey second = account(1002, "60800", "60160");
        Investment old = entered("Ada Example", "250000", first);
        Investment late = entered("Boris Beispiel", "60800", second);
        var paid =
                new ShareBefore(
                        LocalDate.parse("2026-03-31"),
                        usd("12500"),
                        LocalDate.parse("2026-04-08"),
                        "WIRE 12");
        takeOver(
                old,
                before(
                        "-15000",
                        "25000",
                        units("", "2500", "100", "94", "110", "110", "100"),
                        paid));
        var lot = units("", "640", "95", "94", "95", "110", "110");
        refused(
                late,
                "shares.units.price",
                before("-6.40", "0", units("", "640", "95", "94.99", "95", "110", "110")));
        for (String mark : List.of("109", "111")) {
            refused(
                    late,
                    "shares.units.price",
                    before("-640", "0", units("", "640", "95", "94", "95", mark, "110")));
        }
        takeOver(late, before("-640", "0", lot));

        desk.read(first, "2026-05-31", "280000");
        desk.read(second, "2026-05-31", "71680");
        desk.at("2026-06-02");
        ShareRun may = desk.posted("2026-05");

        assertThat(shares(may)).containsExactly(usd("2500"), usd("5440"));
        assertThat(may.lines().getLast().units().equalisationKind().name())
                .isEqualTo("CONTINGENT_REDEMPTION");
        assertThat(may.lines().getFirst().markBefore()).isEqualTo(usd("25000"));
        desk.reperformed(may);
    }

    /// A loss of 20,000 came with it and 10,000 more were lost until its end: half of 30,000 is the
    /// client's.
    @Test
    void aLossFromElsewhereIsPartOfWhatThePrincipalLoses() throws Exception {
        desk.terms("2026-01-16", next -> next.principalAtRisk(true));
        desk.at("2027-01-20");
        AccountKey account = account(1001, "250000");
        desk.read(account, "2027-01-31", "230000");
        desk.at("2027-02-03");
        Investment contract = entered("Ada Example", "250000", account);
        var paid =
                new ShareBefore(
                        LocalDate.parse("2026-05-31"),
                        usd("2500"),
                        LocalDate.parse("2026-06-08"),
                        "WIRE 9");
        takeOver(
                contract,
                new SharesBefore(
                        LocalDate.parse("2027-01-31"), usd("-20000"), usd("5000"), List.of(paid)));
        desk.read(account, "2027-02-28", "225000");
        desk.at("2027-03-02");
        assertThat(desk.posted("2027-02").shares()).isEqualTo(usd("0"));
        desk.read(account, "2027-03-20", "220000");
        desk.read(account, "2027-03-31", "220000");
        desk.at("2027-04-01");
        desk.server.rollDay();
        ShareRun run = desk.posted("2027-03");

        assertThat(run.lines().getFirst().principalDue()).isEqualTo(usd("235000"));
        desk.reperformed(run);
        assertThat(desk.page(contract).book().schedule().principalRow())
                .satisfies(
                        row -> {
                            assertThat(row.payoutState()).isEqualTo(PayoutState.AVAILABLE);
                            assertThat(row.payoutAmount()).isEqualTo(usd("235000"));
                        });
    }

    @Test
    void unitsThatDoNotFitAreRefusedWithTheField() {
        AccountKey account = pooled(ShareMethod.SERIES, "250000", "195000", 1001);
        Investment contract = entered("Ada Example", "250000", account);

        refused(contract, "shares.units.units", before("-55000", "0", null));
        refuses(contract, "units", "LEAD", "2499", "100", "78", "100", "100", "100");
        refuses(contract, "series", "", "2500", "100", "78", "100", "100", "100");
        refuses(contract, "price", "LEAD", "2500", "100", "0", "100", "100", "100");
        refuses(contract, "mark", "LEAD", "2500", "100", "78", "99", "99", "100");
        refuses(contract, "classMark", "LEAD", "2500", "100", "78", "100", "101", "100");
        refuses(contract, "mark", "LEAD", "2500", "100", "101", "100", "100", "100");
        var good = units("LEAD", "2500", "100", "78", "100", "100", "100");
        refused(contract, "shares.performance", before("-54000", "0", good));
        refused(contract, "shares.highWaterMark", before("-55000", "1", good));
        var share = new ShareBefore(LocalDate.parse("2026-03-31"), usd("5"), null, "");
        refused(contract, "shares.shares", before("-55000", "0", good, share));
    }

    /// One that trades on its own account since terms share by a method.
    private AccountKey pooled(ShareMethod method, String capital, String april, long login) {
        desk.shared(method, "2026-01-16");
        desk.at("2026-04-20");
        return account(login, capital, april);
    }

    private AccountKey account(long login, String capital) {
        return desk.account(login, capital);
    }

    private AccountKey account(long login, String capital, String april) {
        AccountKey account = desk.account(login, capital);
        desk.read(account, "2026-04-30", april);
        return account;
    }

    private Investment entered(String client, String principal, AccountKey account) {
        if (desk.today().isBefore(LocalDate.parse("2026-05-05"))) {
            desk.at("2026-05-05");
        }
        Money sum = usd(principal);
        desk.approve(
                desk.ask(
                        InvestmentCalls.ENTER,
                        new EnterContract(
                                desk.client(client).id(),
                                FundCode.UNLIMITED,
                                sum,
                                START,
                                START,
                                List.of(new MappingLine(account, sum, "All of it trades here")),
                                "Signed on paper, page 1 of 4")));
        return desk.ask(InvestmentCalls.LIST, new FindInvestments(null, 1)).rows().getFirst();
    }

    private static List<Money> shares(ShareRun run) {
        return run.lines().stream().map(ShareLine::shareAmount).toList();
    }

    private static UnitsBefore units(String series, String... figures) {
        var numbers = List.of(figures).stream().map(BigDecimal::new).toList();
        return new UnitsBefore(
                series,
                numbers.get(0),
                numbers.get(1),
                numbers.get(2),
                numbers.get(3),
                numbers.get(4),
                numbers.get(5));
    }

    private static SharesBefore before(
            String performance, String mark, UnitsBefore units, ShareBefore... shares) {
        return new SharesBefore(APRIL, usd(performance), usd(mark), List.of(shares), units);
    }

    private TakeOver asks(Investment contract, SharesBefore shares) {
        LocalDate until = shares.valuedOn().plusDays(2);
        return new TakeOver(
                contract.id(), START, until, List.of(), "Register and wires on file", shares, null);
    }

    private void takeOver(Investment contract, SharesBefore shares) {
        desk.approve(desk.ask(BookCalls.TAKE_OVER, asks(contract, shares)));
    }

    private void refuses(Investment contract, String field, String series, String... figures) {
        var units = units(series, figures);
        Money principal = contract.principal();
        var shares =
                new SharesBefore(
                        APRIL,
                        units.over(units.price(), principal),
                        units.over(units.mark(), principal),
                        List.of(),
                        units);
        refused(contract, "shares.units." + field, shares);
    }

    private void refused(Investment contract, String field, SharesBefore shares) {
        Refused why =
                catchThrowableOfType(
                        Refused.class, () -> desk.ask(BookCalls.TAKE_OVER, asks(contract, shares)));
        assertThat(why).as(field).isNotNull();
        assertThat(why.problem().fields().getFirst().field())
                .as(why.problem().message())
                .isEqualTo(field);
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
