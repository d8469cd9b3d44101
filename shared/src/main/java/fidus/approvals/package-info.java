/// Prepared commands that wait for another person.
@NullMarked
package fidus.approvals;

import org.jspecify.annotations.NullMarked;
