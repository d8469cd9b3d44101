package fidus.desktop.banks;

import fidus.bank.CsvProfile;
import fidus.bank.desk.BankAccountCard;
import fidus.bank.desk.BankAccounts;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankFileId;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.ReadBankFile;
import fidus.bank.desk.SavedProfile;
import fidus.bank.desk.SavedProfiles;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.payments.wallets.HouseAccount;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/// How the file in hand is read: as it is saved for the account a person names, and again whenever
/// something about it is typed. While one reading is under way the next one waits, and the newest
/// counts.
public final class ReadingModel {
    private final CsvModel csv = new CsvModel();
    private final ProfilesModel profiles;
    private final Command<ReadBankFile, BankPreview> again;
    private final ObjectProperty<@Nullable HouseAccount> account = new SimpleObjectProperty<>();
    private final CharsetModel charset;
    private final ReadOnlyBooleanWrapper current = new ReadOnlyBooleanWrapper(true);
    private final Consumer<BankPreview> read;
    private @Nullable BankPreview shown;
    private @Nullable HouseAccount asked;
    private @Nullable HouseAccount readFor;
    private @Nullable HouseAccount supposed;
    private @Nullable BankFileId sent;
    private boolean waiting;
    private boolean filled;

    /// Whether it is read as it proposes itself, whatever was filled in for an account before.
    private boolean proposed;

    /// @param read told of each reading
    ReadingModel(Shell shell, Consumer<BankPreview> read) {
        this.read = read;
        profiles = new ProfilesModel(shell);
        again = new Command<>(shell, BankCalls.READ).byItself();
        charset = new CharsetModel(shell, this::written);
        csv.onChange(this::typed);
        account.addListener((_, _, now) -> chosen(now));
        profiles.saved().valueProperty().addListener((_, _, now) -> known(now));
        again.problemProperty().addListener((_, _, why) -> refused(why));
    }

    public CsvModel csv() {
        return csv;
    }

    /// The account a person says the file is of.
    public ObjectProperty<@Nullable HouseAccount> accountProperty() {
        return account;
    }

    /// How the account's CSV files were written, newest first.
    public Fetched<SavedProfiles> profiles() {
        return profiles.saved();
    }

    public Command<ReadBankFile, BankPreview> againCommand() {
        return again;
    }

    List<Command<?, ?>> saving() {
        return List.of(profiles.saveCommand(), charset.setCommand());
    }

    /// What it is written in, where it does not say that itself.
    public CharsetModel charset() {
        return charset;
    }

    /// Whether what is shown was read as it is typed now.
    public ReadOnlyBooleanProperty currentProperty() {
        return current.getReadOnlyProperty();
    }

    /// Begins with a file as it was offered; null puts it aside.
    void begin(@Nullable BankPreview offered) {
        shown = offered;
        waiting = false;
        filled = false;
        proposed = false;
        charset.forget();
        supposed = offered != null && isSupposed() ? supposed : null;
        if (offered == null) {
            asked = null;
            profiles.saved().clear();
            account.set(null);
        } else {
            fill(offered);
        }
        readFor = asked;
        current.set(true);
    }

    /// The account as the file says it, already read so.
    void is(HouseAccount whose) {
        asked = whose;
        readFor = whose;
        account.set(whose);
        BankPreview now = shown;
        if (now != null && now.profile() != null) {
            filled = true;
            profiles.ask(whose);
        }
    }

    /// The first account of the house that the file says it is of, unless a person said one.
    void isAsPrinted(@Nullable BankAccounts known) {
        HouseAccount printed = LeftToSay.printed(shown, known);
        if (printed != null && account.get() == null) {
            is(printed);
        }
    }

    /// The account chosen in the list, where neither the file nor a person says one.
    void isPerhaps(@Nullable BankAccountCard inHand) {
        if (inHand != null && account.get() == null && LeftToSay.mayBeOf(shown, inHand)) {
            supposed = inHand.account();
            account.set(supposed);
        }
    }

    /// Whether nobody said the account: it is the one chosen in the list.
    boolean isSupposed() {
        return supposed != null && LeftToSay.isSame(supposed, account.get());
    }

    /// Reads it again as one of the account's saved profiles says.
    public void use(SavedProfile saved) {
        csv.fill(saved.profile(), true);
        typed();
    }

    /// Reads it again with the account and the profile as they stand now.
    ///
    /// @return why it cannot be tried, null when it is
    @Nullable Problem readAgain() {
        BankPreview now = shown;
        if (now == null) {
            return null;
        }
        if (now.profile() != null && !csv.isComplete()) {
            return CsvModel.INCOMPLETE;
        }
        send(now.profile() == null || proposed ? null : csv.profile());
        return null;
    }

    /// Says that the account's CSV files are written as shown.
    ///
    /// @param version of the last saved profile, 0 without one
    void saveProfile(int version, Runnable saved) {
        BankPreview now = shown;
        HouseAccount whose = account.get();
        if (now != null && whose != null) {
            profiles.save(whose, now, version, saved);
        }
    }

    private void written() {
        if (shown != null) {
            current.set(false);
            send(null);
        }
    }

    /// Whether the last reading that was asked for is of the file in hand, and not of one that was
    /// put aside meanwhile.
    boolean isOfShown() {
        BankPreview now = shown;
        return now != null && now.id().equals(sent);
    }

    /// What was refused is not said any more; what found no answer is asked once more.
    private void refused(@Nullable Problem why) {
        if (why == null) {
            return;
        }
        BankPreview now = shown;
        boolean said = isOfShown() && charset.said() != null;
        if (now != null && said && !FileFault.isUnanswered(why)) {
            charset.forget();
            charset.show(now);
            current.set(isCurrent(now));
        }
        next();
    }

    private void typed() {
        BankPreview now = shown;
        if (now != null && now.profile() != null) {
            proposed = false;
            current.set(isCurrent(now));
            if (!current.get() && csv.isComplete()) {
                send(csv.profile());
            }
        }
    }

    private boolean isCurrent(BankPreview now) {
        return LeftToSay.isSame(asked, readFor) && csv.isAs(now.profile());
    }

    /// What is saved for the account is asked for first, then it is read as that says.
    private void chosen(@Nullable HouseAccount whose) {
        BankPreview now = shown;
        if (whose == null || now == null || (asked != null && asked.id().equals(whose.id()))) {
            return;
        }
        asked = whose;
        current.set(false);
        proposed = false;
        if (now.profile() == null) {
            send(null);
        } else {
            profiles.saved().clear();
            profiles.ask(whose);
        }
    }

    private void known(@Nullable SavedProfiles now) {
        BankPreview preview = shown;
        if (now == null || preview == null || filled) {
            filled = false;
            return;
        }
        List<SavedProfile> all = now.profiles();
        proposed = all.isEmpty() && csv.isSaved();
        if (!all.isEmpty()) {
            csv.fill(all.getFirst().profile(), true);
        }
        if (proposed || csv.isComplete()) {
            send(proposed ? null : csv.profile());
        }
    }

    private void send(@Nullable CsvProfile profile) {
        BankPreview now = shown;
        if (now == null || again.busyProperty().get()) {
            waiting = true;
            return;
        }
        HouseAccount whose = account.get();
        sent = now.id();
        again.send(
                new ReadBankFile(
                        now.id(), whose == null ? null : whose.id(), profile, charset.said()),
                answer -> {
                    if (isOfShown()) {
                        shown = answer;
                        readFor = whose;
                        charset.show(answer);
                        if (profile == null && !waiting) {
                            fill(answer);
                        }
                        current.set(isCurrent(answer));
                        read.accept(answer);
                    }
                    next();
                });
    }

    private void next() {
        BankPreview now = shown;
        if (waiting && now != null) {
            waiting = false;
            if (now.profile() == null || proposed) {
                send(null);
            } else if (csv.isComplete()) {
                send(csv.profile());
            }
        }
    }

    private void fill(BankPreview preview) {
        charset.show(preview);
        CsvProfile profile = preview.profile();
        if (profile != null) {
            csv.fill(profile, preview.profileVersion() > 0);
        }
    }
}
