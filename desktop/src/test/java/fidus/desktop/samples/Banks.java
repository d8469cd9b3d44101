package fidus.desktop.samples;

import fidus.auth.PersonId;
import fidus.bank.BankBalance;
import fidus.bank.BankCheck;
import fidus.bank.BankFormat;
import fidus.bank.BankRow;
import fidus.bank.CsvProfile;
import fidus.bank.desk.BankAccountCard;
import fidus.bank.desk.BankAccountSetting;
import fidus.bank.desk.BankAccounts;
import fidus.bank.desk.BankFileId;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.BankStatementId;
import fidus.bank.desk.BankTransit;
import fidus.bank.desk.BankTransitId;
import fidus.bank.desk.BankTransitState;
import fidus.bank.desk.Continuity;
import fidus.bank.desk.ExcusedDay;
import fidus.bank.desk.Expected;
import fidus.bank.desk.MissingDays;
import fidus.bank.desk.OpenTransit;
import fidus.bank.desk.OwnTransfers;
import fidus.bank.desk.Proposals;
import fidus.bank.desk.RawFile;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.SeenRow;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.StatementCards;
import fidus.bank.desk.StatementPreview;
import fidus.bank.desk.TakenStatement;
import fidus.bank.desk.Transits;
import fidus.imports.Unreadable;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A bank account with its statements, a file on its way in, and what they propose.
public final class Banks {
    public static final HouseAccount ACCOUNT = Payments.houses().houseAccounts().getFirst();
    public static final BankFileId FILE = new BankFileId(new UUID(0, 400));
    private static final LocalDate FROM = LocalDate.of(2026, 11, 16);
    private static final LocalDate TO = LocalDate.of(2026, 11, 20);

    public static final CsvProfile PROFILE =
            new CsvProfile(
                    "CSV",
                    ";",
                    "UTF-8",
                    "yyyy-MM-dd",
                    CsvProfile.Decimal.POINT,
                    null,
                    new CsvProfile.Columns(1, 0, 2, 0, 0, "", 0, 0, 3, 0, 0, 0),
                    CsvProfile.SignRule.SIGNED,
                    1,
                    0,
                    "",
                    "");

    static final HouseAccountId SECOND = new HouseAccountId(new UUID(0, 510));

    private Banks() {}

    /// One in transit and one that arrived less a charge.
    public static OwnTransfers ownTransfers() {
        return BankProposals.transfers();
    }

    public static BankAccounts accounts() {
        var setting =
                new BankAccountSetting(
                        ACCOUNT.id(), Expected.DAILY, "", null, FROM, "Ann", null, 1);
        var missing = List.of(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 24));
        var card =
                new BankAccountCard(
                        ACCOUNT, setting, 1, TO, eur("1495.50"), missing, 0, 1, 0, 0, null, null);
        return new BankAccounts(Accounts.NOW, List.of(card));
    }

    /// Two days that are missing and one that was excused.
    public static MissingDays missingDays() {
        var excused =
                new ExcusedDay(
                        "x/2026-11-20",
                        ACCOUNT.id(),
                        LocalDate.of(2026, 11, 20),
                        "The bank writes only when money moves",
                        "Ann",
                        "Bob",
                        Accounts.NOW,
                        null,
                        1);
        return new MissingDays(
                Accounts.NOW,
                List.of(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 24)),
                0,
                List.of(excused),
                0,
                null);
    }

    public static StatementCards statements() {
        var taken =
                new TakenStatement(
                        new BankStatementId(new UUID(0, 401)),
                        1,
                        ACCOUNT.id(),
                        ACCOUNT.name(),
                        FILE,
                        "november.sta",
                        "ab".repeat(32),
                        BankFormat.MT940,
                        "",
                        "11/1",
                        "DE87200500001234567890",
                        Currency.EUR,
                        FROM,
                        TO,
                        new BankBalance("60F", eur("0.00"), FROM),
                        new BankBalance("62F", eur("1495.50"), TO),
                        List.of(),
                        List.of(tie()),
                        3,
                        3,
                        0,
                        0,
                        "Ann",
                        Accounts.NOW,
                        null,
                        1,
                        null);
        return new StatementCards(
                List.of(
                        new StatementCard(
                                taken,
                                new Continuity(
                                        null, null, "There is no statement before this one."))),
                0);
    }

    public static Proposals proposals() {
        return BankProposals.all();
    }

    static final OpenTransit SEEN = transit(71, "-300.00", "DEPOSIT wire 71");

    private static OpenTransit transit(long ticket, String atBank, String comment) {
        return new OpenTransit(
                "NorthBridge-Live/510001/" + ticket,
                "E4",
                new AccountKey("NorthBridge-Live", 510001),
                "CORE",
                eur(atBank),
                TO.minusDays(1),
                comment);
    }

    /// One that a statement shows, one that none does, and one that is booked.
    public static Transits transits() {
        return new Transits(
                Accounts.NOW,
                List.of(SEEN, transit(72, "1200.00", "WITHDRAWAL wire 72")),
                List.of(
                        new BankTransit(
                                new BankTransitId(new UUID(0, 501)),
                                "NorthBridge-Live/510001/60",
                                "E4",
                                new AccountKey("NorthBridge-Live", 510001),
                                ACCOUNT.id(),
                                ACCOUNT.name(),
                                eur("-5000.00"),
                                FROM,
                                "STMT-1-1",
                                "STMT-1-1",
                                null,
                                BankTransitState.BOOKED,
                                412,
                                new PersonId(new UUID(0, 1)),
                                new PersonId(new UUID(0, 2)),
                                "",
                                1)),
                0,
                List.of());
    }

    /// @param profile how a CSV file was read, null for another format
    /// @param refusal why it cannot be taken in, null when it can
    public static BankPreview preview(@Nullable CsvProfile profile, @Nullable String refusal) {
        var rows =
                List.of(
                        row(1, "1000.00", "K1", RowFate.REPEATED),
                        row(2, "500.00", "K2", RowFate.FRESH),
                        row(3, "-4.50", "K3", RowFate.FRESH));
        var statement =
                new StatementPreview(
                        "11/1",
                        profile == null ? "DE87200500001234567890" : "",
                        refusal == null ? ACCOUNT.id() : null,
                        refusal == null ? ACCOUNT.name() : null,
                        Currency.EUR,
                        FROM,
                        TO,
                        eur("0.00"),
                        eur("1495.50"),
                        List.of(tie()),
                        new Continuity(eur("0.00"), eur("0.00"), "Begins where it should."),
                        rows,
                        3,
                        2,
                        1,
                        0,
                        refusal,
                        null,
                        null);
        return new BankPreview(
                FILE,
                "november.sta",
                profile == null ? BankFormat.MT940 : BankFormat.CSV,
                profile == null ? "MT940" : "CSV",
                "UTF-8",
                null,
                profile,
                0,
                null,
                List.of(),
                List.of(statement),
                List.of(),
                List.of(new Unreadable(4, "amount", "12,x", "Not a number")),
                1,
                profile == null ? null : raw(),
                refusal == null,
                refusal,
                refusal == null ? null : "WRONG_ACCOUNT",
                null,
                Accounts.NOW);
    }

    /// Five records, of which the fourth has a cell that cannot be read.
    private static RawFile raw() {
        return new RawFile(
                "UTF-8",
                List.of(
                        line(1, RawFile.Part.SKIPPED, "Date;Amount;Text", 4, 11),
                        line(2, RawFile.Part.READ, "01.11.2026;1000.00;Ada Example", 10, 18),
                        line(3, RawFile.Part.READ, "02.11.2026;500.00;Bob", 10, 17),
                        line(4, RawFile.Part.READ, "03.11.2026;12,x;Fee", 10, 15),
                        line(5, RawFile.Part.SKIPPED, "Closing;;;;;1495.50", 7, 8, 9, 10, 11)),
                0,
                List.of(new RawFile.BadCell(4, 4, 2, "amount", "12,x", "is not a number")));
    }

    private static RawFile.Line line(int line, RawFile.Part part, String text, Integer... cuts) {
        return new RawFile.Line(line, line, part, 1, List.of(cuts), text);
    }

    private static SeenRow row(int line, String sum, String id, RowFate fate) {
        return new SeenRow(
                null,
                fate,
                fate == RowFate.REPEATED ? "STMT-1-1" : null,
                new BankRow(
                        line,
                        id,
                        FROM,
                        FROM,
                        eur(sum),
                        "",
                        "",
                        "SEPA transfer " + line,
                        "Ada Example",
                        "",
                        "",
                        null,
                        BankRow.Status.BOOKED,
                        false,
                        List.of(),
                        null));
    }

    private static BankCheck tie() {
        return BankCheck.of("opening + rows = closing", eur("1495.50"), eur("1495.50"));
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
