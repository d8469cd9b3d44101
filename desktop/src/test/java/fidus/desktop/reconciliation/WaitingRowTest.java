package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedList;
import fidus.auth.Role;
import fidus.desktop.shell.Theme;

import javafx.scene.Node;
import javafx.scene.control.Button;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.List;

/// A row about which a match waits is decided where the row is seen.
@ExtendWith(ApplicationExtension.class)
class WaitingRowTest {
    private static final String SUBJECT = "match/00000000-0000-0000-0000-000000000003";

    private ReconciliationWindow at;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
        at.fake.signsIn(Role.APPROVER);
        Prepared match =
                Sample.prepared(
                        "MANUAL_MATCH",
                        SUBJECT,
                        "Match with a difference of -0.40 USD",
                        Sample.BEN);
        at.fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of(match)));
        at.fake.answer(ApprovalCalls.DECIDE, _ -> match);
        Windows.waiting(at.fake, () -> at.whole, SUBJECT);
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @Test
    void theSecondPersonAgreesAtTheRow() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    Theme.DARK.use(at.settings);
                    at.open(1024, 700);
                    at.openRun();
                    at.select("#book", 0);
                    at.picture("waiting-row-dark");
                    Theme.LIGHT.use(at.settings);
                    at.picture("waiting-row-light");
                    Button approve = (Button) at.lookup(".detail-pane #approve");
                    assertThat(isShown(approve)).isTrue();
                    assertThat(at.fake.seen()).noneMatch(it -> it.path().endsWith("/decision"));
                    approve.fire();
                    assertThat(at.fake.seen()).anyMatch(it -> it.path().endsWith("/decision"));
                    return at.view();
                });
    }

    private static boolean isShown(Node node) {
        return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
    }
}
