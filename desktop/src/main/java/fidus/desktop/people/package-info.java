/// Who can sign in, and what each of them may do.
@NullMarked
package fidus.desktop.people;

import org.jspecify.annotations.NullMarked;
