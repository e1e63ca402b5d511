package al.feedbackledger.api.admin;

import al.feedbackledger.api.acts.Needed;
import al.feedbackledger.api.http.Cursors;
import al.feedbackledger.api.http.ItemList;
import al.feedbackledger.api.http.Parameters;
import al.feedbackledger.api.problem.FieldError;
import al.feedbackledger.api.problem.Problem;
import al.feedbackledger.api.problem.ProblemType;
import al.feedbackledger.projections.catalogue.ServiceCatalogue;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.store.access.FirstPassword;
import al.feedbackledger.store.access.StaffAccount;
import al.feedbackledger.store.access.StaffAccounts;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Staff accounts. They stay in the operator's records, not in the ledger. */
@RestController
@RequestMapping(path = "/api/v1/staff", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "accounts", description = "Staff accounts, for administrators")
class AccountsController {
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@-]{2,63}");
    private static final Set<Role> NO_STAFF = EnumSet.of(Role.SUBJECT, Role.SYSTEM);
    private static final Set<Role> OF_AN_INSTITUTION = EnumSet.of(Role.OFFICER, Role.SUPERVISOR, Role.INSPECTOR);

    private final StaffAccounts accounts;
    private final ServiceCatalogue catalogue;
    private final Cursors cursors;
    private final InstantSource clock;

    AccountsController(StaffAccounts accounts, ServiceCatalogue catalogue, Cursors cursors, InstantSource clock) {
        this.accounts = accounts;
        this.catalogue = catalogue;
        this.cursors = cursors;
        this.clock = clock;
    }

    record NewAccount(
            @Needed @Nullable String login,
            @Needed @Nullable Role role,
            @Nullable String institution) {
        /** Without the login. */
        @Override
        public String toString() {
            return "NewAccount[hidden]";
        }
    }

    /** @param password the first password, told once */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Account(
            String actor,
            String login,
            Role role,
            @Nullable String institution,
            boolean mustChangePassword,
            boolean active,
            @Nullable String password) {
        static Account of(StaffAccount account) {
            return of(account, null);
        }

        static Account of(FirstPassword first) {
            return of(first.account(), first.password());
        }

        private static Account of(StaffAccount account, @Nullable String password) {
            return new Account(
                    account.actorId().toString(),
                    account.login(),
                    account.role(),
                    account.institution(),
                    account.mustChangePassword(),
                    account.active(),
                    password);
        }

        /** Without login and password. */
        @Override
        public String toString() {
            return "Account[" + actor + "]";
        }
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Open an account", description = "The first password is told once and must be changed.")
    @ApiResponse(
            responseCode = "201",
            description = "Opened",
            content = @Content(schema = @Schema(implementation = Account.class)))
    ResponseEntity<Account> open(@RequestBody NewAccount body) {
        List<FieldError> errors = check(body);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).found();
        }
        FirstPassword first = accounts.create(
                        Objects.requireNonNull(body.login()),
                        Objects.requireNonNull(body.role()),
                        body.institution(),
                        clock.instant())
                .orElseThrow(() -> Problem.of(ProblemType.ALREADY_EXISTS)
                        .with(FieldError.of("login", "login-taken"))
                        .found());
        return answer(HttpStatus.CREATED, Account.of(first));
    }

    private List<FieldError> check(NewAccount body) {
        List<FieldError> errors = new ArrayList<>();
        String login = body.login();
        if (login == null || !LOGIN.matcher(login.toLowerCase(Locale.ROOT)).matches()) {
            errors.add(FieldError.of("login", login == null ? "required" : "login"));
        }
        Role role = body.role();
        if (role == null || NO_STAFF.contains(role)) {
            errors.add(FieldError.of("role", role == null ? "required" : "format"));
        } else if (OF_AN_INSTITUTION.contains(role) && body.institution() == null) {
            errors.add(FieldError.of("institution", "role-needs-institution"));
        }
        if (body.institution() != null && catalogue.institution(body.institution()) == null) {
            errors.add(FieldError.of("institution", "unknown-institution"));
        }
        return errors;
    }

    @GetMapping
    @Operation(summary = "Accounts by login, closed ones too")
    ResponseEntity<ItemList<Account>> list(
            @RequestParam(required = false) @Nullable String institution,
            @RequestParam(required = false) @Nullable String role,
            @RequestParam(required = false) @Nullable String cursor) {
        String list = "staff\n" + Objects.toString(institution, "") + "\n" + Objects.toString(role, "");
        String after = Objects.requireNonNullElse(cursors.open(list, cursor), "");
        List<StaffAccount> found = accounts.list(institution, Parameters.constant("role", Role.class, role), after);
        String next =
                found.size() < StaffAccounts.MAX_LISTED ? null : found.getLast().login();
        ItemList<Account> page = new ItemList<>(found.stream().map(Account::of).toList(), cursors.seal(list, next));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(page);
    }

    @PostMapping("/{actor}/reset-password")
    @Operation(summary = "Give an account a new first password, told once")
    ResponseEntity<Account> resetPassword(@PathVariable UUID actor) {
        FirstPassword first = accounts.resetPassword(actor)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).found());
        return answer(HttpStatus.OK, Account.of(first));
    }

    @PostMapping("/{actor}/deactivate")
    @Operation(summary = "Close an account for good; its sessions end at once")
    ResponseEntity<Void> deactivate(@PathVariable UUID actor) {
        if (!accounts.deactivate(actor)) {
            throw Problem.of(ProblemType.NOT_FOUND).found();
        }
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<Account> answer(HttpStatus status, Account account) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(account);
    }
}
