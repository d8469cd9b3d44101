package fidus.desktop.banks;

import fidus.bank.DayOrder;
import fidus.bank.desk.BankAccountCard;
import fidus.bank.desk.BankAccounts;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankFileTaken;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.ConfirmBankFile;
import fidus.bank.desk.OfferBankFile;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.FileQueue;
import fidus.desktop.shell.Navigation;
import fidus.desktop.shell.Shell;
import fidus.payments.wallets.HouseAccount;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// One bank file on its way in: offered, shown, read again as a person says, confirmed. Several
/// files are taken one after the other.
public final class BankFileModel {
    private final Shell shell;
    private final Fetched<BankAccounts> accounts;
    private final ObservableValue<@Nullable BankAccountCard> inHand;
    private final Consumer<List<TakenStatement>> changed;
    private final ReadingModel reading;
    private final LeaveOutModel leaveOut = new LeaveOutModel();
    private final Command<ConfirmBankFile, BankFileTaken> confirm;
    private final FileQueue queue = new FileQueue();
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Path> file = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable BankPreview> preview =
            new ReadOnlyObjectWrapper<>();
    private final FileFault problem;
    private final ObjectProperty<@Nullable DayOrder> dayOrder = new SimpleObjectProperty<>();
    private int offers;

    /// Where the file in hand is.
    public enum Stage {
        NONE,
        READING,
        PREVIEW
    }

    /// @param accounts to choose from where a file names none
    /// @param changed told what a file became, and of nothing where only a setting changed
    /// @param inHand the account a person picked in the list, for a file that names none
    BankFileModel(
            Shell shell,
            Fetched<BankAccounts> accounts,
            ObservableValue<@Nullable BankAccountCard> inHand,
            Consumer<List<TakenStatement>> changed) {
        this.shell = shell;
        this.accounts = accounts;
        this.inHand = inHand;
        this.changed = changed;
        reading = new ReadingModel(shell, this::readAnew);
        confirm = new Command<>(shell, BankCalls.CONFIRM);
        problem = new FileFault(shell.notices(), file::get, this::readAgain);
        problem.follow(confirm, this::confirm);
        problem.followReading(reading.againCommand(), reading::isOfShown);
        reading.saving().forEach(one -> problem.follow(one, this::saveProfile));
    }

    public ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Path> fileProperty() {
        return file.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable BankPreview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /// Why the file could not be read, or not be taken in.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.property();
    }

    /// What comes first in dates that can be read in two ways, as a person says.
    public ObjectProperty<@Nullable DayOrder> dayOrderProperty() {
        return dayOrder;
    }

    /// Whether the file was refused because nobody said it.
    public boolean asksForDayOrder() {
        return preview.get() == null && LeftToSay.isDayOrder(problem.get());
    }

    public Fetched<BankAccounts> accounts() {
        return accounts;
    }

    /// How it is read.
    public ReadingModel reading() {
        return reading;
    }

    /// Which of its statements are left out.
    public LeaveOutModel leaveOut() {
        return leaveOut;
    }

    public Command<ConfirmBankFile, BankFileTaken> confirmCommand() {
        return confirm;
    }

    public boolean mayTake() {
        return confirm.isAllowed();
    }

    public int waitingFiles() {
        return queue.size();
    }

    void visit(String subject) {
        List<Path> files = FileQueue.of(subject);
        if (!files.isEmpty()) {
            offer(files);
        } else if (LeftToSay.isOfUnknownAccount(preview.get())) {
            readAgain(); // its account may be entered by now
        }
    }

    /// Takes the first file in hand unless one already is; the others wait.
    public void offer(List<Path> files) {
        if (!mayTake()) {
            problem.set(
                    Problem.of(
                            Problem.Code.FORBIDDEN,
                            "Your roles do not allow taking statements in. Nothing was sent."));
            return;
        }
        queue.add(files);
        if (stage.get() == Stage.NONE) {
            next();
        }
    }

    /// Puts the file aside and takes the next one, if any waits; not while it is being taken in.
    public void discard() {
        if (confirm.busyProperty().get()) {
            return;
        }
        offers++;
        file.set(null);
        preview.set(null);
        problem.set(null);
        leaveOut.show(null);
        reading.begin(null);
        dayOrder.set(null);
        stage.set(Stage.NONE);
        next();
    }

    /// Whether the file does not say by itself whose it is or how it is written.
    public boolean asksForAccount() {
        return LeftToSay.account(preview.get());
    }

    Navigation navigation() {
        return shell.navigation();
    }

    /// Whether it is read otherwise than is saved for its account.
    public boolean mayBeReadSoAlways() {
        return LeftToSay.always(preview.get(), card(), reading.profiles().value());
    }

    private @Nullable BankAccountCard card() {
        return LeftToSay.card(accounts.value(), reading.accountProperty().get());
    }

    public boolean canConfirm() {
        BankPreview shown = preview.get();
        return shown != null && leaveOut.leavesEnough() && reading.currentProperty().get();
    }

    /// Reads the offered file again, with the account and the profile as they stand now.
    public void readAgain() {
        Path now = file.get();
        if (preview.get() == null && now != null) {
            read(now);
        } else {
            problem.looking(reading::readAgain);
        }
    }

    /// Does what failed once more.
    void tryAgain() {
        problem.tryAgain(canConfirm());
    }

    /// Reads the file anew with its dates as a person says.
    public void readDates(DayOrder as) {
        dayOrder.set(as);
        Optional.ofNullable(file.get()).ifPresent(this::read);
    }

    /// Says that the account's files are written as shown.
    public void saveProfile() {
        BankAccountCard card = card();
        BankPreview shown = preview.get();
        if (card == null || shown == null || !canConfirm()) {
            return;
        }
        Runnable saved = () -> changed.accept(List.of());
        if (CharsetModel.isAsked(shown)) {
            reading.charset().save(card.account(), card.setting(), shown, saved);
        } else {
            reading.saveProfile(card.profileVersion(), saved);
        }
    }

    public void confirm() {
        BankPreview shown = preview.get();
        if (shown != null && canConfirm()) {
            confirm.send(
                    leaveOut.of(shown),
                    done -> {
                        shell.notices().good(TakenWords.of(done));
                        discard();
                        changed.accept(done.statements());
                    });
        }
    }

    private void next() {
        Optional.ofNullable(queue.next()).ifPresent(this::read);
    }

    private void read(Path chosen) {
        int mine = ++offers;
        file.set(chosen);
        preview.set(null);
        problem.set(null);
        stage.set(Stage.READING);
        HouseAccount whose = reading.accountProperty().get();
        var question =
                new OfferBankFile(
                        Objects.toString(chosen.getFileName(), "statement"),
                        whose == null ? null : whose.id(),
                        dayOrder.get());
        UUID key = UUID.randomUUID();
        shell.background()
                .run(
                        () -> shell.server().upload(BankCalls.OFFER, question, chosen, key),
                        shown -> {
                            if (mine == offers) {
                                offered(shown);
                            }
                        },
                        why -> {
                            if (mine == offers) {
                                problem.set(why);
                                stage.set(Stage.PREVIEW);
                            }
                        });
    }

    private void offered(BankPreview shown) {
        reading.begin(shown);
        show(shown);
        reading.isAsPrinted(accounts.value());
        reading.isPerhaps(inHand.getValue());
    }

    private void readAnew(BankPreview shown) {
        show(shown);
        reading.isAsPrinted(LeftToSay.read(shown, accounts.value()));
    }

    private void show(BankPreview shown) {
        leaveOut.show(shown);
        preview.set(shown);
        stage.set(Stage.PREVIEW);
    }
}
