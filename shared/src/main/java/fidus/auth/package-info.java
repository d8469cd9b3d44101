/// Who is signed in, with which roles, and what each role may do.
@NullMarked
package fidus.auth;

import org.jspecify.annotations.NullMarked;
