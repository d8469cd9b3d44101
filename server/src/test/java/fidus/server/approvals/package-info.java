/// Tests of what waits for a second person.
@NullMarked
package fidus.server.approvals;

import org.jspecify.annotations.NullMarked;
