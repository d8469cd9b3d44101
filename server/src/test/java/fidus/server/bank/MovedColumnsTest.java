package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fidus.bank.BankRow;
import fidus.bank.CsvProfile;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.RawFile;
import fidus.bank.desk.ReadBankFile;
import fidus.bank.desk.SaveCsvProfile;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// A bank writes its columns in another order than when the profile of an account was saved.
final class MovedColumnsTest extends OwnBank {
    private static final String JUNE =
            "Date,Text,Debit,Credit\n2026-06-01,Salary,,500.00\n2026-06-02,Rent,100.00,\n";
    private static final String JULY =
            "Date,Text,Credit,Debit\n2026-07-01,Salary,500.00,\n2026-07-02,Rent,,100.00\n";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<Money> sums(BankPreview preview) {
        return preview.statements().getFirst().rows().stream()
                .map(seen -> seen.row())
                .map(BankRow::money)
                .toList();
    }

    private CsvProfile saved() {
        BankPreview june = desk.offer(bytes(JUNE), main.id());
        assertThat(june.headings()).containsExactly("Date", "Text", "Debit", "Credit");
        CsvProfile profile = BankDesk.present(june.profile());
        desk.ask(
                BankCalls.SAVE_PROFILE, new SaveCsvProfile(main.id(), profile, 0, june.headings()));
        return profile;
    }

    @Test
    void debitsAndCreditsThatChangedPlacesAreRefusedUntilAPersonSaysWhichIsWhich() {
        CsvProfile profile = saved();
        assertThat(desk.offer(bytes(JUNE), main.id()).importable()).isTrue();

        BankPreview july = desk.offer(bytes(JULY), main.id());

        assertThat(july.importable()).isFalse();
        assertThat(july.refusal())
                .contains("over column 3 stood “Debit”, now “Credit”")
                .contains("over column 4 stood “Credit”, now “Debit”");
        CsvProfile.Columns was = profile.columns();
        CsvProfile said = with(profile, was.credit(), was.amount());
        BankPreview again =
                desk.ask(BankCalls.READ, new ReadBankFile(july.id(), main.id(), said, null));
        assertThat(again.refusal()).isNull();
        assertThat(sums(again))
                .containsExactly(Money.of("500.00", "EUR"), Money.of("-100.00", "EUR"));
        desk.ask(BankCalls.SAVE_PROFILE, new SaveCsvProfile(main.id(), said, 1, again.headings()));
        assertThat(desk.offer(bytes(JULY), main.id()).importable()).isTrue();
        assertThat(desk.offer(bytes(JUNE), main.id()).importable()).isFalse();
    }

    /// A word that stands over no other column may be the same in another language.
    @Test
    void anotherWordOverAColumnIsSaidAndKeptWithTheProfileOnceAPersonSaysSo() {
        CsvProfile profile = saved();
        String renamed = JULY.replace("Credit,Debit", "Soll,Haben");

        BankPreview preview = desk.offer(bytes(renamed), main.id());

        assertThat(preview.importable()).isTrue();
        assertThat(preview.unsure())
                .anyMatch(one -> one.startsWith("Over column 3 stood “Debit”"))
                .anyMatch(one -> one.startsWith("Over column 4 stood “Credit”"));
        desk.ask(
                BankCalls.SAVE_PROFILE,
                new SaveCsvProfile(main.id(), profile, 1, preview.headings()));
        assertThat(desk.offer(bytes(renamed), main.id()).unsure()).isEmpty();
    }

    /// The first column is the same under a new name, and the second got the first one's.
    @Test
    void headingsOfWhichOneGotTheNameOfAnotherAreSaidAndOnesThatChangedPlacesAreRefused() {
        saved();
        String named = JULY.replace("Date,Text,Credit,Debit", "Booking date,Date,Debit,Credit");
        String side = JULY.replace("Credit,Debit", "Fee,Debit");
        String swapped = JULY.replace("Date,Text,Credit,Debit", "Text,Date,Debit,Credit");

        assertThat(desk.offer(bytes(named), main.id()).importable()).isTrue();
        assertThat(desk.offer(bytes(named), main.id()).unsure())
                .anyMatch(one -> one.startsWith("Over column 1 stood “Date”"))
                .anyMatch(one -> one.startsWith("Over column 2 stood “Text”"));
        assertThat(desk.offer(bytes(side), main.id()).refusal())
                .contains("over column 4 stood “Credit”, now “Debit”");
        assertThat(desk.offer(bytes(swapped), main.id()).importable()).isFalse();
    }

    /// Programs leave out the empty cells at the end of a line.
    @Test
    void aMonthWithoutTheLastColumnIsReadAndThatIsSaid() {
        saved();

        BankPreview preview =
                desk.offer(bytes("Date,Text,Debit\n2026-07-02,Rent,100.00\n"), main.id());

        assertThat(preview.refusal()).isNull();
        assertThat(sums(preview)).containsExactly(Money.of("-100.00", "EUR"));
        assertThat(preview.unsure()).anyMatch(one -> one.startsWith("Column 4 is read, and no"));
    }

    /// Profiles saved before headings were kept have none, and files need none.
    @Test
    void withoutHeadingsThereIsNothingToCompare() {
        CsvProfile profile = BankDesk.present(desk.offer(bytes(JUNE), main.id()).profile());
        desk.ask(BankCalls.SAVE_PROFILE, new SaveCsvProfile(main.id(), profile, 0));

        assertThat(desk.offer(bytes(JULY), main.id()).importable()).isTrue();
        assertThat(desk.offer(bytes(JUNE.substring(JUNE.indexOf('\n') + 1))).headings()).isNull();
    }

    /// A cell beyond the file would read as an empty one, and a row without a day as not booked.
    @Test
    void aDayThatStandsInNoColumnOfTheFileIsRefusedAndOneInAnEmptyColumnIsSaid() {
        BankPreview june = desk.offer(bytes(JUNE.replace(",\n", ",,\n")), main.id());
        CsvProfile profile = BankDesk.present(june.profile());

        assertThat(as(june, dated(profile, 99)).refusal())
                .contains("it reads column 99, and the file has 5 columns");
        assertThat(as(june, dated(profile, 5)).unsure())
                .anyMatch(one -> one.startsWith("Every row is taken as not booked yet"));
        assertThat(as(june, profile).unsure()).noneMatch(one -> one.contains("not booked yet"));
    }

    /// Such a row would have no text for ever, as it is stored as it was read.
    @Test
    void aTextThatStandsInNoColumnOfTheFileIsRefusedAndAnIdIsSaidAtItsField() {
        BankPreview june = desk.offer(bytes(JUNE), main.id());
        CsvProfile profile = BankDesk.present(june.profile());
        BankPreview text = as(june, said(profile, 12, 0));
        BankPreview id = as(june, said(profile, 2, 7));

        assertThat(text.refusal())
                .contains("it reads column 12 for the text, and the file has 4 columns");
        assertThat(BankDesk.present(text.raw()).bad())
                .extracting(RawFile.BadCell::field, RawFile.BadCell::column)
                .containsExactly(tuple("text", 12));
        assertThat(id.refusal()).isNull();
        assertThat(id.unsure()).anyMatch(one -> one.startsWith("Column 7 is read, and no line"));
        assertThat(BankDesk.present(id.raw()).bad())
                .extracting(RawFile.BadCell::field, RawFile.BadCell::line)
                .containsExactly(tuple("bankId", 0L));
    }

    private static CsvProfile said(CsvProfile profile, int text, int bankId) {
        CsvProfile.Columns was = profile.columns();
        return with(
                profile,
                new CsvProfile.Columns(
                        was.bookingDate(),
                        was.valueDate(),
                        was.amount(),
                        was.credit(),
                        was.mark(),
                        was.creditMarks(),
                        was.currency(),
                        was.reference(),
                        text,
                        was.counterparty(),
                        bankId,
                        was.balance()));
    }

    private BankPreview as(BankPreview file, CsvProfile said) {
        return desk.ask(BankCalls.READ, new ReadBankFile(file.id(), main.id(), said, null));
    }

    private static CsvProfile dated(CsvProfile profile, int column) {
        CsvProfile.Columns was = profile.columns();
        return with(
                profile,
                new CsvProfile.Columns(
                        column,
                        1,
                        was.amount(),
                        was.credit(),
                        was.mark(),
                        was.creditMarks(),
                        was.currency(),
                        was.reference(),
                        was.text(),
                        was.counterparty(),
                        was.bankId(),
                        was.balance()));
    }

    private static CsvProfile with(CsvProfile profile, int amount, int credit) {
        CsvProfile.Columns was = profile.columns();
        return with(
                profile,
                new CsvProfile.Columns(
                        was.bookingDate(),
                        was.valueDate(),
                        amount,
                        credit,
                        was.mark(),
                        was.creditMarks(),
                        was.currency(),
                        was.reference(),
                        was.text(),
                        was.counterparty(),
                        was.bankId(),
                        was.balance()));
    }

    private static CsvProfile with(CsvProfile profile, CsvProfile.Columns columns) {
        return new CsvProfile(
                profile.name(),
                profile.delimiter(),
                profile.charset(),
                profile.datePattern(),
                profile.decimal(),
                profile.currency(),
                columns,
                profile.sign(),
                profile.skipFirst(),
                profile.skipLast(),
                profile.openingCell(),
                profile.closingCell());
    }
}
