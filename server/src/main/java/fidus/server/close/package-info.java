/// The month-end close: freezing a month, its checklist, its tie-outs, and the lock by two people.
@NullMarked
package fidus.server.close;

import org.jspecify.annotations.NullMarked;
