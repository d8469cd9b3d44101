package fidus.desktop.banks;

import fidus.bank.BankFormat;
import fidus.bank.DayOrder;
import fidus.bank.desk.BankAccountCard;
import fidus.bank.desk.BankAccounts;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.StatementPreview;
import fidus.contract.Problem;
import fidus.desktop.controls.Words;
import fidus.payments.wallets.BankDetails;
import fidus.payments.wallets.HouseAccount;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;

/// What is said over a bank file.
final class BankWords {
    /// Of bytes that come out the same however often they are read.
    private static final Set<Problem.Code> FINAL =
            EnumSet.of(
                    Problem.Code.UNKNOWN_FORMAT,
                    Problem.Code.NOT_A_STATEMENT,
                    Problem.Code.TOO_LARGE,
                    Problem.Code.FORBIDDEN);

    /// How much of a number tells two accounts apart.
    private static final int END = 4;

    private BankWords() {}

    /// What taking the file in would add.
    static String confirm(BankPreview now, ResourceBundle texts) {
        return confirm(now, 0, texts);
    }

    private static String confirm(BankPreview now, long same, ResourceBundle texts) {
        long fresh = now.statements().stream().mapToLong(StatementPreview::fresh).sum() - same;
        return MessageFormat.format(
                texts.getString("confirm"), fresh, Words.number(BigDecimal.valueOf(fresh)));
    }

    private static String confirm(BankFileModel model, ResourceBundle texts) {
        BankPreview now = model.previewProperty().get();
        long same = model.leaveOut().sameProperty().get().size();
        return now == null ? "" : confirm(now, same, texts);
    }

    /// Keeps a button saying it.
    static void confirms(Button button, BankFileModel model, ResourceBundle texts) {
        button.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> confirm(model, texts),
                                model.previewProperty(),
                                model.leaveOut().sameProperty()));
    }

    /// What a file is called; empty for none.
    static String name(@Nullable Path file) {
        return file == null ? "" : Objects.toString(file.getFileName(), "");
    }

    static String count(long number) {
        return number == 0 ? "" : " (" + Words.number(BigDecimal.valueOf(number)) + ")";
    }

    /// Whether trying again may help.
    static boolean mayPass(@Nullable Problem why) {
        return why != null && !FINAL.contains(why.code());
    }

    /// Whether a person may say what comes first in the dates: where a file was refused because
    /// nobody did, and where somebody has.
    static boolean asksForDates(BankFileModel model) {
        BankPreview now = model.previewProperty().get();
        boolean said = model.dayOrderProperty().get() != null;
        return model.asksForDayOrder() || (said && now != null && now.format() == BankFormat.QIF);
    }

    /// A button's words, marked where the dates are read so.
    static String dates(DayOrder as, @Nullable DayOrder now, ResourceBundle texts) {
        String said = texts.getString(as == DayOrder.DAY_FIRST ? "dayFirst" : "monthFirst");
        return as == now ? "✓ " + said : said;
    }

    /// What an account is called; with the end of its number where another one is called alike.
    static String account(HouseAccount one, @Nullable BankAccounts known) {
        boolean alike =
                known != null
                        && known.accounts().stream()
                                .map(BankAccountCard::account)
                                .anyMatch(
                                        other ->
                                                !other.id().equals(one.id())
                                                        && plain(other).equals(plain(one)));
        BankDetails bank = one.bank();
        String number =
                bank == null
                        ? ""
                        : Objects.toString(bank.iban(), Objects.toString(bank.accountNumber(), ""));
        return alike && !number.isEmpty()
                ? one.name() + " …" + number.substring(Math.max(0, number.length() - END))
                : one.name();
    }

    /// Capitals, blanks and signs are easily overlooked.
    private static String plain(HouseAccount one) {
        return one.name().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
