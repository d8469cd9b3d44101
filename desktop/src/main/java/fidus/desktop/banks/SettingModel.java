package fidus.desktop.banks;

import fidus.bank.desk.BankAccountCard;
import fidus.bank.desk.BankAccountSetting;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.Expected;
import fidus.bank.desk.SetBankAccount;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Shell;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.ResourceBundle;

/// What is expected of the statements of the account in hand, as it is typed. What is typed stands
/// while the account is read again, until somebody has saved something else.
public final class SettingModel {
    /// How often its statements come.
    public final ObjectProperty<Expected> expected = new SimpleObjectProperty<>(Expected.NONE);

    /// The account as its statements print it.
    public final StringProperty printedAs = new SimpleStringProperty("");

    /// Whether a number left out among those printed means a missing statement.
    public final BooleanProperty numbersMean = new SimpleBooleanProperty(true);

    private final ObjectProperty<@Nullable LocalDate> since = new SimpleObjectProperty<>();

    private final Shell shell;
    private final Command<SetBankAccount, BankAccountSetting> set;
    private @Nullable BankAccountCard shown;

    SettingModel(Shell shell) {
        this.shell = shell;
        set = new Command<>(shell, BankCalls.SET);
    }

    public Command<SetBankAccount, BankAccountSetting> setCommand() {
        return set;
    }

    void show(BankAccountCard card) {
        BankAccountCard before = shown;
        shown = card;
        BankAccountSetting stored = card.setting();
        since.set(stored == null || stored.expected() == Expected.NONE ? null : stored.since());
        boolean same =
                before != null
                        && before.account().id().equals(card.account().id())
                        && version(before) == version(card);
        if (!same) {
            expected.set(stored == null ? Expected.NONE : stored.expected());
            printedAs.set(stored == null ? "" : stored.printedAs());
            numbersMean.set(stored == null || stored.readsNumbers());
        }
    }

    /// @param saved told once it is stored
    void save(Runnable saved) {
        BankAccountCard now = shown;
        if (now != null) {
            BankAccountSetting before = now.setting();
            set.send(
                    new SetBankAccount(
                            now.account().id(),
                            expected.get(),
                            printedAs.get().strip(),
                            before == null ? null : before.charset(),
                            numbersMean.get() ? null : Boolean.FALSE,
                            version(now)),
                    after -> {
                        shell.notices().good(said(after));
                        saved.run();
                    });
        }
    }

    private static String said(BankAccountSetting after) {
        return after.expected() == Expected.NONE
                ? "Saved. No statements are expected."
                : "Saved. Statements are expected for the days from " + after.since() + " on.";
    }

    private static long version(BankAccountCard card) {
        BankAccountSetting setting = card.setting();
        return setting == null ? 0 : setting.version();
    }

    /// Says beside the field from which day on statements are expected.
    static void saysSince(StringProperty beside, SettingModel model, ResourceBundle texts) {
        String since = texts.getString("expected.since");
        beside.bind(
                model.since
                        .map(day -> MessageFormat.format(since, day))
                        .orElse(texts.getString("expected")));
    }
}
