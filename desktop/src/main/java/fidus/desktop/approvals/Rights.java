package fidus.desktop.approvals;

import fidus.approvals.Prepared;
import fidus.approvals.PreparedState;
import fidus.auth.Me;
import fidus.auth.Permission;
import fidus.desktop.shell.Shell;

import org.jspecify.annotations.Nullable;

/// What whoever is signed in may do about a prepared command.
///
/// @param shown null for none, about which nobody may do anything
record Rights(Shell shell, @Nullable Prepared shown) {
    boolean isPending() {
        return shown != null && shown.preparedState() == PreparedState.PENDING;
    }

    boolean mayDecide() {
        Me me = shell.session().me();
        return isPending()
                && shown != null
                && me != null
                && shell.session().may(Permission.DECIDE)
                && shown.mayBeDecidedBy(me.id(), me.roles());
    }

    boolean hasAgreed() {
        Me me = shell.session().me();
        return isPending() && shown != null && me != null && shown.isApprovedBy(me.id());
    }

    boolean mayWithdraw() {
        return isPending() && isMaker() && shown != null && !shown.waitsForEver();
    }

    boolean isMaker() {
        Me me = shell.session().me();
        return shown != null && me != null && shown.makerId().equals(me.id());
    }
}
