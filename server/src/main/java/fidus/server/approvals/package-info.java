/// Prepared commands that another person decides.
@NullMarked
package fidus.server.approvals;

import org.jspecify.annotations.NullMarked;
