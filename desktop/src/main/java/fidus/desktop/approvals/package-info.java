/// The second person's inbox, and the pane that shows on any record what waits for one.
@NullMarked
package fidus.desktop.approvals;

import org.jspecify.annotations.NullMarked;
