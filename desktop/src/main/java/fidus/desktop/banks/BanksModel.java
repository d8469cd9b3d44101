package fidus.desktop.banks;

import fidus.bank.desk.AboutBankAccount;
import fidus.bank.desk.BankAccountCard;
import fidus.bank.desk.BankAccounts;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.FindBankStatements;
import fidus.bank.desk.PaymentDoubt;
import fidus.bank.desk.Proposals;
import fidus.bank.desk.StatementCards;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.desktop.reconciliation.BreaksView;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.payments.wallets.HouseAccountId;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The bank accounts of the house with the state of their statements; of the one in hand, what came
/// in and what it proposes.
public final class BanksModel {
    public static final String SCREEN = "banks";

    private static final String ACCOUNT = "account/";

    /// Whether a form is open beside the lists.
    final BooleanProperty formOpen = new SimpleBooleanProperty();

    private final Shell shell;
    private final Fetched<BankAccounts> accounts;
    private final Fetched<StatementCards> statements;
    private final Fetched<Proposals> proposals;
    private final PaidModel paid;
    private final ArrivedModel arrived;
    private final SettingModel setting;
    private final ComparingModel comparing;
    private final BankFileModel file;
    private final StatementModel statement;
    private final TransitsModel transits;
    private final OwnModel own;
    private final MissingModel missing;
    private String wanted = "";
    private String meant = "";
    private int listed = FindBankStatements.FIRST;
    private final ReadOnlyObjectWrapper<@Nullable BankAccountCard> chosen =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable BankAccountCard> picked =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    public BanksModel(Shell shell) {
        this.shell = shell;
        accounts = new Fetched<>(shell, BankAccounts::asOf);
        statements = new Fetched<>(shell);
        proposals = new Fetched<>(shell, Proposals::asOf);
        paid = new PaidModel(shell, chosen, this::read);
        arrived = new ArrivedModel(shell, chosen, this::read);
        setting = new SettingModel(shell);
        comparing = new ComparingModel(shell, this::isFree, problem::set);
        file = new BankFileModel(shell, accounts, picked, this::got);
        statement = new StatementModel(shell);
        transits = new TransitsModel(shell);
        own = new OwnModel(shell, this::read);
        missing = new MissingModel(shell, this::read);
        proposals.valueProperty().addListener((_, _, now) -> seen(now));
        accounts.valueProperty().addListener((_, _, now) -> refreshed(now));
        statement.whenAgain(this::read);
        problem.addListener((_, _, _) -> comparing.onlySaid(problem.get()));
        statements.valueProperty().addListener((_, _, now) -> statement.renew(now));
        follow(setting.setCommand());
        follow(paid.confirmCommand());
        paid.commands().forEach(this::followList);
        List.of(own.bookCommand(), arrived.command(), arrived.again()).forEach(this::followList);
    }

    /// What is refused from a list may be otherwise by now than the list shows: it is read again.
    private void followList(Command<?, ?> command) {
        follow(command);
        proposals.againWhenRefused(command);
    }

    private void follow(Command<?, ?> command) {
        command.problemProperty().addListener((_, _, why) -> problem.set(why));
    }

    public Shell shell() {
        return shell;
    }

    /// A file on its way in.
    public BankFileModel file() {
        return file;
    }

    StatementModel statement() {
        return statement;
    }

    /// What is between the account in hand and the brokers.
    public TransitsModel transits() {
        return transits;
    }

    /// What is between the account in hand and other ones of the house.
    public OwnModel own() {
        return own;
    }

    MissingModel missing() {
        return missing;
    }

    public Fetched<BankAccounts> accounts() {
        return accounts;
    }

    public Fetched<StatementCards> statements() {
        return statements;
    }

    public Fetched<Proposals> proposals() {
        return proposals;
    }

    /// The books against the statements, over chosen days.
    public ComparingModel comparing() {
        return comparing;
    }

    /// What the statements say of payments.
    public PaidModel paid() {
        return paid;
    }

    ArrivedModel arrived() {
        return arrived;
    }

    /// What is expected of the statements of the account in hand.
    public SettingModel setting() {
        return setting;
    }

    /// The account in hand.
    public ReadOnlyObjectProperty<@Nullable BankAccountCard> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /// Why the last thing that was asked for did not happen.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// @param subject files as {@link fidus.desktop.shell.FileQueue#subjectOf} names them,
    ///   `account/` and the name of one, or nothing
    public void visit(String subject) {
        wanted = subject.startsWith(ACCOUNT) ? subject.substring(ACCOUNT.length()) : "";
        meant = wanted;
        read();
        file.visit(subject);
    }

    public void read() {
        accounts.ask(BankCalls.ACCOUNTS, new Nothing());
        BankAccountCard now = chosen.get();
        if (now != null) {
            readOf(now.account().id());
        }
        statement.look();
    }

    /// The account that got the rows is in hand then, unless the one in hand got some.
    private void got(List<TakenStatement> all) {
        BankAccountCard now = chosen.get();
        boolean here =
                now != null && all.stream().anyMatch(one -> one.houseAccountId().equals(id(now)));
        wanted = here || all.isEmpty() ? wanted : all.getFirst().bankAccount();
        read();
    }

    /// A person picks an account in the list: it is meant for a file that names none, too.
    public void choose(@Nullable BankAccountCard card) {
        BankAccountCard before = chosen.get();
        if (card != null && (before == null || !id(before).equals(id(card)))) {
            turn(card);
            picked.set(card);
        }
    }

    private void turn(BankAccountCard card) {
        picked.set(null);
        statement.close();
        statements.clear();
        listed = FindBankStatements.FIRST;
        proposals.clear();
        comparing.clear();
        problem.set(null);
        show(card);
        readOf(id(card));
    }

    /// Reads as many statements more, older ones.
    void olderStatements() {
        BankAccountCard now = chosen.get();
        if (now != null) {
            listed = Math.min(listed + FindBankStatements.FIRST, FindBankStatements.MOST);
            statements.ask(BankCalls.STATEMENTS, new FindBankStatements(id(now), listed));
        }
    }

    /// Says how often statements of the account come and how they print it.
    public void save() {
        setting.save(this::read);
    }

    /// Whether neither a file nor a statement nor a form is in hand.
    private boolean isFree() {
        return file.stageProperty().get() == BankFileModel.Stage.NONE
                && statement.shownProperty().get() == null
                && !formOpen.get();
    }

    /// Reconciles the account over the chosen days; its workbench opens when the run is over.
    public void reconcile() {
        BankAccountCard now = chosen.get();
        if (now != null) {
            comparing.start(now.account());
        }
    }

    /// Opens the break of a row that nothing is proposed for.
    void lookInto(PaymentDoubt doubt) {
        BankAccountCard now = chosen.get();
        if (now != null) {
            String row = BreaksView.subjectOfRow("bank/" + now.account().name(), doubt.rowId());
            shell.navigation().open(BreaksView.SCREEN, row);
        }
    }

    /// What the statements show is known before what is in transit is read.
    private void seen(@Nullable Proposals now) {
        BankAccountCard card = chosen.get();
        if (now != null && card != null) {
            transits.read(card.account(), now.transits());
            own.read(card.account(), now.own());
        }
    }

    private void readOf(HouseAccountId account) {
        statements.ask(BankCalls.STATEMENTS, new FindBankStatements(account, listed));
        comparing.read(account);
        missing.read(account);
        proposals.ask(BankCalls.PROPOSALS, new AboutBankAccount(account));
    }

    private void refreshed(@Nullable BankAccounts now) {
        BankAccountCard before = chosen.get();
        String name = wanted;
        wanted = "";
        BankAccountCard asked =
                now == null
                        ? null
                        : now.accounts().stream()
                                .filter(card -> card.account().name().equals(name))
                                .findFirst()
                                .orElse(null);
        if (asked != null && (before == null || !id(asked).equals(id(before)))) {
            turn(asked);
        } else if (now != null && before != null) {
            now.accounts().stream()
                    .filter(card -> id(card).equals(id(before)))
                    .findFirst()
                    .ifPresent(this::show);
        } else if (now != null && !now.accounts().isEmpty()) {
            turn(now.accounts().getFirst());
        }
        if (asked != null && name.equals(meant)) {
            picked.set(asked); // a person came for this one
        }
    }

    private void show(BankAccountCard card) {
        chosen.set(card);
        setting.show(card);
    }

    private static HouseAccountId id(BankAccountCard card) {
        return card.account().id();
    }
}
