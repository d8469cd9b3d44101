package fidus.desktop.banks;

import fidus.bank.BankFormat;
import fidus.bank.desk.BankAccountSetting;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.Expected;
import fidus.bank.desk.SetBankAccount;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Shell;
import fidus.payments.wallets.HouseAccount;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// What a file is written in that does not say it itself: as its bytes tell, or as a person says.
public final class CharsetModel {
    /// What banks write text in; empty where the bytes are to tell.
    static final List<String> CHOICES =
            List.of(
                    "",
                    "UTF-8",
                    "windows-1252",
                    "ISO-8859-15",
                    "IBM850",
                    "IBM437",
                    "windows-1250",
                    "ISO-8859-2");

    private static final Set<BankFormat> SILENT =
            EnumSet.of(
                    BankFormat.MT940,
                    BankFormat.NORMA43,
                    BankFormat.BAI2,
                    BankFormat.QIF,
                    BankFormat.OFX);

    private final Shell shell;
    private final Command<SetBankAccount, BankAccountSetting> set;
    private final ObjectProperty<String> chosen = new SimpleObjectProperty<>("");
    private boolean filling;
    private @Nullable String said;

    /// @param changed told when a person says another one
    CharsetModel(Shell shell, Runnable changed) {
        this.shell = shell;
        set = new Command<>(shell, BankCalls.SET);
        chosen.addListener(
                (_, _, now) -> {
                    if (!filling) {
                        said = now;
                        changed.run();
                    }
                });
    }

    /// Whether a file does not say it.
    static boolean isAsked(@Nullable BankPreview shown) {
        return shown != null && SILENT.contains(shown.format());
    }

    /// Whether a file is read otherwise than is set for its account.
    static boolean differs(BankPreview shown, @Nullable BankAccountSetting setting) {
        String saved = setting == null ? null : setting.charset();
        return isAsked(shown) && !Objects.equals(saved, shown.charset());
    }

    public ObjectProperty<String> chosenProperty() {
        return chosen;
    }

    public Command<SetBankAccount, BankAccountSetting> setCommand() {
        return set;
    }

    /// As a person said it of the file in hand; null while nobody did.
    @Nullable String said() {
        return said;
    }

    /// Shows how a file was read.
    void show(BankPreview shown) {
        filling = true;
        try {
            chosen.set(Objects.requireNonNullElse(shown.charset(), ""));
        } finally {
            filling = false;
        }
    }

    /// Nothing is said of the next file, or of this one after a refusal.
    void forget() {
        said = null;
    }

    /// Says that files of the account are written as this one was read.
    ///
    /// @param before what is set for the account, null when nothing is
    void save(
            HouseAccount whose,
            @Nullable BankAccountSetting before,
            BankPreview shown,
            Runnable saved) {
        set.send(
                new SetBankAccount(
                        whose.id(),
                        before == null ? Expected.NONE : before.expected(),
                        before == null ? "" : before.printedAs(),
                        shown.charset(),
                        before == null ? null : before.numbersMean(),
                        before == null ? 0 : before.version()),
                _ -> {
                    shell.notices().good("Files of " + whose.name() + " are read so from now on.");
                    saved.run();
                });
    }
}
