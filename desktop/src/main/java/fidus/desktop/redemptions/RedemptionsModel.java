package fidus.desktop.redemptions;

import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.contract.Page;
import fidus.desktop.contracts.ContractsModel;
import fidus.desktop.controls.Words;
import fidus.desktop.palette.Goal;
import fidus.desktop.palette.Goals;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.InHand;
import fidus.desktop.shell.Paged;
import fidus.desktop.shell.ReasonModel;
import fidus.desktop.shell.Shell;
import fidus.investments.schedule.PayoutKind;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.RedemptionState;
import fidus.redemptions.AboutRedemption;
import fidus.redemptions.EndRedemption;
import fidus.redemptions.FindRedemptions;
import fidus.redemptions.RedemptionCalls;
import fidus.redemptions.RedemptionId;
import fidus.redemptions.RedemptionPage;
import fidus.redemptions.RedemptionRequest;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The requests for payouts, which of them is open, and what is being done about it.
public final class RedemptionsModel {
    /// What the navigation calls this screen.
    public static final String SCREEN = "redemptions";

    private static final String KIND = "redemption/";

    private final Shell shell;
    private final Paged<RedemptionRequest> redemptions;
    private final ReasonModel reason;
    private final Command<AboutRedemption, Prepared> askAgain;
    private final InHand<RedemptionRequest> inHand;
    private final ReadyModel ready;

    public final ObjectProperty<Optional<RedemptionState>> state =
            new SimpleObjectProperty<>(Optional.empty());

    public RedemptionsModel(Shell shell) {
        this.shell = shell;
        redemptions = new Paged<>(shell, this::after);
        inHand = new InHand<>(redemptions, one -> subjectOf(one.id()));
        reason = new ReasonModel(shell);
        askAgain = new Command<>(shell, RedemptionCalls.ASK_APPROVAL);
        ready = new ReadyModel(shell);
        state.addListener((_, _, _) -> redemptions.begin());
    }

    public Shell shell() {
        return shell;
    }

    public Paged<RedemptionRequest> redemptions() {
        return redemptions;
    }

    public ReasonModel reason() {
        return reason;
    }

    public Command<AboutRedemption, Prepared> askAgain() {
        return askAgain;
    }

    /// What could be approved as one list.
    public ReadyModel ready() {
        return ready;
    }

    /// The request shown beside the list, null for none.
    public ReadOnlyObjectProperty<@Nullable RedemptionRequest> chosenProperty() {
        return inHand.chosenProperty();
    }

    /// @param subject `redemption/id` for one, anything else for the list
    public void visit(String subject) {
        boolean one = subject.startsWith(KIND);
        if (one) {
            state.set(Optional.empty());
        }
        inHand.open(one ? subject : "");
        read();
    }

    public void read() {
        redemptions.read();
        ready.read();
    }

    public void choose(@Nullable RedemptionRequest request) {
        askAgain.refuse(null);
        inHand.choose(request);
    }

    public boolean mayCancel() {
        return isIn(RedemptionState.PENDING) && shell.session().may(Permission.REQUEST_REDEMPTION);
    }

    public boolean mayRevoke() {
        return isIn(RedemptionState.APPROVED) && shell.session().may(Permission.REVOKE_REDEMPTION);
    }

    public void askAgainNow() {
        RedemptionRequest now = inHand.chosen();
        if (now != null) {
            askAgain.send(
                    new AboutRedemption(now.id()),
                    after -> {
                        shell.notices().good("Waits for a second person: " + after.title());
                        read();
                    });
        }
    }

    public void cancel() {
        RedemptionRequest now = inHand.chosen();
        if (now != null) {
            reason.ask(
                    new ReasonModel.Deed(
                            "Cancel redemption " + now.number(),
                            "Its payouts can be requested again. What waits for a second person"
                                    + " on it falls away.",
                            "Cancel request"),
                    RedemptionCalls.CANCEL,
                    why -> new EndRedemption(now.id(), why),
                    this::ended);
        }
    }

    public void revoke() {
        RedemptionRequest now = inHand.chosen();
        if (now != null) {
            reason.ask(
                    new ReasonModel.Deed(
                            "Revoke redemption " + now.number(),
                            "The approval is taken back before the payment; its entry in the"
                                    + " ledger is reversed and the payouts can be requested"
                                    + " again.",
                            "Revoke approval"),
                    RedemptionCalls.REVOKE,
                    why -> new EndRedemption(now.id(), why),
                    this::ended);
        }
    }

    public void openContract() {
        RedemptionRequest now = inHand.chosen();
        if (now != null) {
            shell.navigation().open("contracts", ContractsModel.subjectOf(now.investmentId()));
        }
    }

    private void ended(RedemptionRequest after) {
        shell.notices()
                .good("Redemption " + after.number() + ": " + Words.of(after.redemptionState()));
        read();
    }

    private boolean isIn(RedemptionState wantedState) {
        RedemptionRequest now = inHand.chosen();
        return now != null && now.redemptionState() == wantedState;
    }

    private Page<RedemptionRequest> after(@Nullable String cursor) {
        RedemptionPage found =
                shell.server()
                        .call(
                                RedemptionCalls.FIND,
                                new FindRedemptions(
                                        null, state.get().orElse(null), cursor, Paged.PAGE));
        return new Page<>(found.rows(), found.next());
    }

    /// The newest requests, for the palette.
    public static Goals goals() {
        return new Goals(
                Permission.SEE_MOVEMENTS,
                server ->
                        server
                                .call(
                                        RedemptionCalls.FIND,
                                        new FindRedemptions(null, null, null, Paged.PAGE))
                                .rows()
                                .stream()
                                .map(RedemptionsModel::goal)
                                .toList());
    }

    private static Goal goal(RedemptionRequest request) {
        return new Goal(
                "Redemption",
                request.number() + " · " + request.clientName(),
                Words.money(request.total())
                        + " · contract "
                        + request.contractNumber()
                        + " · "
                        + Words.of(request.redemptionState()),
                SCREEN,
                subjectOf(request.id()));
    }

    /// The rows of a request in words: `Interest 1, 2, 3 · Principal`.
    public static String rows(RedemptionRequest request) {
        return words(request.rows());
    }

    static String words(List<PayoutRef> rows) {
        var kinds = new TreeMap<PayoutKind, List<String>>();
        for (PayoutRef ref : rows) {
            kinds.computeIfAbsent(ref.payoutKind(), _ -> new ArrayList<>())
                    .add(Integer.toString(ref.sequence()));
        }
        return kinds.entrySet().stream()
                .map(
                        one ->
                                one.getKey() == PayoutKind.PRINCIPAL
                                        ? Words.of(one.getKey())
                                        : Words.of(one.getKey())
                                                + " "
                                                + String.join(", ", one.getValue()))
                .collect(Collectors.joining(" · "));
    }

    public static String subjectOf(RedemptionId id) {
        return KIND + id.value();
    }
}
