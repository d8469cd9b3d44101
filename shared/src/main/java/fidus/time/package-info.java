/// How the house cuts time into days.
@NullMarked
package fidus.time;

import org.jspecify.annotations.NullMarked;
