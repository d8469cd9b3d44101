/// Faults planted on purpose, one per rule of the architecture test, to show that the rule notices.
@NullMarked
package fidus.desktop.planted;

import org.jspecify.annotations.NullMarked;
