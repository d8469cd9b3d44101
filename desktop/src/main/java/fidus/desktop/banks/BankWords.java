package fidus.desktop.banks;

import fidus.bank.BankFormat;
import fidus.bank.DayOrder;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.StatementPreview;
import fidus.contract.Problem;
import fidus.desktop.controls.Words;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.util.EnumSet;
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

    private BankWords() {}

    /// What taking the file in would add.
    static String confirm(BankPreview now, ResourceBundle texts) {
        long fresh = now.statements().stream().mapToLong(StatementPreview::fresh).sum();
        return MessageFormat.format(
                texts.getString("confirm"), fresh, Words.number(BigDecimal.valueOf(fresh)));
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
}
