/* eslint-disable */
import * as types from './graphql';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query MyAccount {\n    viewer {\n      id\n      name\n      email\n      locale\n      hasPassword\n      passkeys {\n        id\n        name\n        createdAt\n        lastUsedAt\n      }\n      identities {\n        id\n        provider\n        providerName\n        label\n        linkedAt\n        lastUsedAt\n      }\n      sessions {\n        id\n        device\n        place\n        method\n        createdAt\n        seenAt\n        current\n      }\n    }\n    signInOptions {\n      passkeys\n      providers {\n        key\n        name\n        startPath\n      }\n    }\n  }\n": typeof types.MyAccountDocument,
    "\n  mutation UpdateProfile($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      viewer {\n        id\n        name\n        locale\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.UpdateProfileDocument,
    "\n  mutation SetPassword($password: String!) {\n    setPassword(password: $password) {\n      viewer {\n        id\n        hasPassword\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.SetPasswordDocument,
    "\n  mutation RemovePassword {\n    removePassword {\n      viewer {\n        id\n        hasPassword\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.RemovePasswordDocument,
    "\n  mutation BeginPasskey {\n    beginPasskey {\n      challenge {\n        id\n        options\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.BeginPasskeyDocument,
    "\n  mutation FinishPasskey($challenge: ID!, $credential: Json!, $name: String!) {\n    finishPasskey(challenge: $challenge, credential: $credential, name: $name) {\n      viewer {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.FinishPasskeyDocument,
    "\n  mutation RenamePasskey($id: ID!, $name: String!) {\n    renamePasskey(id: $id, name: $name) {\n      viewer {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.RenamePasskeyDocument,
    "\n  mutation RemovePasskey($id: ID!) {\n    removePasskey(id: $id) {\n      viewer {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.RemovePasskeyDocument,
    "\n  mutation UnlinkIdentity($id: ID!) {\n    unlinkIdentity(id: $id) {\n      viewer {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.UnlinkIdentityDocument,
    "\n  mutation EndSession($id: ID!) {\n    endSession(id: $id) {\n      viewer {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.EndSessionDocument,
    "\n  mutation EndOtherSessions {\n    endOtherSessions {\n      viewer {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.EndOtherSessionsDocument,
    "\n  query DeskActs($city: String!) {\n    city(slug: $city) {\n      id\n      slug\n      name\n      ...DeskNavParts\n      actsHead {\n        seq\n        hash\n      }\n      permissions {\n        readAudit {\n          allowed\n          reason\n        }\n      }\n    }\n  }\n": typeof types.DeskActsDocument,
    "\n  query Acts($city: String!, $after: String) {\n    city(slug: $city) {\n      id\n      acts(first: 40, after: $after) {\n        nodes {\n          seq\n          at\n          kind\n          sentence\n          subject\n          about\n          path\n          hash\n          by {\n            id\n            name\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n": typeof types.ActsDocument,
    "\n  fragment BadgeParts on Badge {\n    kind\n    label\n    meaning\n  }\n": typeof types.BadgePartsFragmentDoc,
    "\n  fragment MyCaseParts on Case {\n    id\n    state\n    subjectKind\n    excerpt\n    path\n    openedAt\n    appeal\n    appealUntil\n    decisions {\n      action\n      onAppeal\n      upheld\n      reason\n      at\n      until\n    }\n    permissions {\n      appeal {\n        allowed\n        reason\n      }\n    }\n  }\n": typeof types.MyCasePartsFragmentDoc,
    "\n  mutation AppealCase($id: ID!, $text: String!) {\n    appealCase(id: $id, text: $text) {\n      case {\n        id\n        ...MyCaseParts\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.AppealCaseDocument,
    "\n  query CityHome($city: String!) {\n    city(slug: $city) {\n      id\n      slug\n      name\n      currency\n      accent\n      tagline\n      aboutHtml\n      picture {\n        url\n        alt\n        width\n        height\n      }\n      categories {\n        slug\n        name\n      }\n      neighbourhoods {\n        id\n        slug\n        name\n        projects\n        crowd\n        match\n      }\n      totals {\n        crowd\n        match\n        openProjects\n        backers\n      }\n    }\n  }\n": typeof types.CityHomeDocument,
    "\n  query CityProjects($city: String!, $filter: ProjectFilter, $order: ProjectOrder, $after: String) {\n    city(slug: $city) {\n      id\n      projects(first: 24, after: $after, filter: $filter, order: $order) {\n        nodes {\n          id\n          ...ProjectCardParts\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n": typeof types.CityProjectsDocument,
    "\n  query CityPins($city: String!, $filter: ProjectFilter) {\n    city(slug: $city) {\n      id\n      pins(filter: $filter) {\n        id\n        slug\n        title\n        state\n        longitude\n        latitude\n        goal\n        crowd\n        match\n      }\n    }\n  }\n": typeof types.CityPinsDocument,
    "\n  fragment CommentParts on Comment {\n    id\n    bodyHtml\n    body\n    state\n    createdAt\n    editedAt\n    notice\n    author {\n      name\n      isOwner\n      badges {\n        kind\n        ...BadgeParts\n      }\n    }\n    permissions {\n      reply {\n        allowed\n        reason\n      }\n      edit {\n        allowed\n      }\n      delete {\n        allowed\n      }\n      report {\n        allowed\n      }\n    }\n  }\n": typeof types.CommentPartsFragmentDoc,
    "\n  query ProjectComments($id: ID!, $after: String) {\n    node(id: $id) {\n      ... on Project {\n        id\n        comments(first: 10, after: $after) {\n          nodes {\n            id\n            ...CommentParts\n            replies {\n              id\n              ...CommentParts\n            }\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n          totalCount\n        }\n      }\n    }\n  }\n": typeof types.ProjectCommentsDocument,
    "\n  mutation AddComment($input: AddCommentInput!) {\n    addComment(input: $input) {\n      comment {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.AddCommentDocument,
    "\n  mutation EditComment($id: ID!, $body: String!) {\n    editComment(id: $id, body: $body) {\n      comment {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.EditCommentDocument,
    "\n  mutation DeleteComment($id: ID!) {\n    deleteComment(id: $id) {\n      comment {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.DeleteCommentDocument,
    "\n  query CommentPause {\n    viewer {\n      id\n      suspensions {\n        until\n        reason\n        city {\n          id\n        }\n      }\n    }\n  }\n": typeof types.CommentPauseDocument,
    "\n  query Desk($city: String!) {\n    city(slug: $city) {\n      id\n      slug\n      name\n      ...DeskNavParts\n      permissions {\n        reviewProjects {\n          allowed\n          reason\n        }\n        createPool {\n          allowed\n          reason\n        }\n      }\n      projects(first: 50, filter: { states: [SUBMITTED, IN_REVIEW] }, order: OLDEST) {\n        nodes {\n          id\n          ...ReviewParts\n        }\n        totalCount\n      }\n      pools(first: 50) {\n        nodes {\n          id\n          name\n          state\n          opensAt\n          closesAt\n          projectsMatched\n          ...PoolMoneyParts\n          rule {\n            sentence\n          }\n        }\n      }\n    }\n  }\n": typeof types.DeskDocument,
    "\n  fragment DeskNavParts on City {\n    slug\n    permissions {\n      createPool {\n        allowed\n      }\n      reviewProjects {\n        allowed\n      }\n      verifyResidents {\n        allowed\n      }\n      verifyOrganisations {\n        allowed\n      }\n      moderate {\n        allowed\n      }\n      manageRoles {\n        allowed\n      }\n      readAudit {\n        allowed\n      }\n    }\n  }\n": typeof types.DeskNavPartsFragmentDoc,
    "\n  fragment ReviewParts on Project {\n    id\n    slug\n    title\n    summary\n    language\n    state\n    createdAt\n    cityWide\n    neighbourhood {\n      id\n      name\n    }\n    owner {\n      name\n      verified\n    }\n    campaign {\n      kind\n      goal\n    }\n    permissions {\n      publish {\n        allowed\n        reason\n      }\n      requestChanges {\n        allowed\n        reason\n      }\n      reject {\n        allowed\n        reason\n      }\n    }\n  }\n": typeof types.ReviewPartsFragmentDoc,
    "\n  mutation PublishProject($id: ID!) {\n    publishProject(id: $id) {\n      project {\n        id\n        state\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.PublishProjectDocument,
    "\n  mutation RequestProjectChanges($id: ID!, $reason: String!) {\n    requestProjectChanges(id: $id, reason: $reason) {\n      project {\n        id\n        state\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.RequestProjectChangesDocument,
    "\n  mutation RejectProject($id: ID!, $reason: String!) {\n    rejectProject(id: $id, reason: $reason) {\n      project {\n        id\n        state\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.RejectProjectDocument,
    "\n  fragment StepParts on ExplanationStep {\n    step\n    limit\n    in\n    out\n    sentence\n  }\n": typeof types.StepPartsFragmentDoc,
    "\n  fragment ReasonParts on Pool {\n    id\n    name\n    rule {\n      settings {\n        rateNum\n        rateDen\n        firstGiftOnly\n        categories\n        neighbourhoods\n        areas\n      }\n    }\n  }\n": typeof types.ReasonPartsFragmentDoc,
    "\n  fragment DecisionParts on Decision {\n    id\n    change\n    state\n    sentence\n    ruleVersion\n    decidedAt\n    pledge {\n      id\n      state\n    }\n    pool {\n      id\n      name\n    }\n    steps {\n      ...StepParts\n    }\n  }\n": typeof types.DecisionPartsFragmentDoc,
    "\n  query GiveProject($city: String!, $slug: String!) {\n    project(city: $city, slug: $slug) {\n      id\n      slug\n      title\n      language\n      cityWide\n      category {\n        slug\n        name\n      }\n      city {\n        id\n        slug\n        name\n        currency\n      }\n      neighbourhood {\n        id\n        name\n      }\n      picture {\n        url\n        alt\n        width\n        height\n      }\n      campaign {\n        kind\n      }\n      progress {\n        ...ProgressParts\n      }\n      permissions {\n        pledge {\n          allowed\n          reason\n        }\n      }\n    }\n  }\n": typeof types.GiveProjectDocument,
    "\n  mutation CreatePledge($input: CreatePledgeInput!) {\n    createPledge(input: $input) {\n      pledge {\n        id\n        state\n      }\n      checkout {\n        url\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.CreatePledgeDocument,
    "\n  mutation RefreshPledge($id: ID!) {\n    refreshPledge(id: $id) {\n      pledge {\n        id\n        amount\n        match\n        state\n        decided\n        decisions {\n          id\n          change\n          sentence\n          pool {\n            id\n            name\n            ...ReasonParts\n          }\n          steps {\n            ...StepParts\n          }\n        }\n        project {\n          id\n          slug\n          title\n          language\n          category {\n            slug\n            name\n          }\n          neighbourhood {\n            id\n            name\n          }\n          city {\n            id\n            slug\n            name\n          }\n          progress {\n            ...ProgressParts\n          }\n        }\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.RefreshPledgeDocument,
    "\n  fragment InvitationParts on Invitation {\n    id\n    kind\n    toWhat\n    expiresAt\n    city {\n      id\n      name\n    }\n    invitedBy {\n      id\n      name\n    }\n    accept {\n      allowed\n      reason\n    }\n  }\n": typeof types.InvitationPartsFragmentDoc,
    "\n  query InvitationPreview($token: String!) {\n    invitation(token: $token) {\n      kind\n      toWhat\n      invitedBy\n      emailHint\n      expiresAt\n      isMine\n      city {\n        id\n        slug\n        name\n      }\n    }\n  }\n": typeof types.InvitationPreviewDocument,
    "\n  mutation AcceptInvitation($token: String, $id: ID) {\n    acceptInvitation(token: $token, id: $id) {\n      path\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.AcceptInvitationDocument,
    "\n  mutation DeclineInvitation($token: String, $id: ID) {\n    declineInvitation(token: $token, id: $id) {\n      path\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.DeclineInvitationDocument,
    "\n  fragment OpenInvitationParts on Invitation {\n    id\n    email\n    toWhat\n    createdAt\n    expiresAt\n    invitedBy {\n      id\n      name\n    }\n    revoke {\n      allowed\n      reason\n    }\n  }\n": typeof types.OpenInvitationPartsFragmentDoc,
    "\n  mutation RevokeInvitation($id: ID!) {\n    revokeInvitation(id: $id) {\n      revoked\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.RevokeInvitationDocument,
    "\n  query MyMatters {\n    viewer {\n      id\n      organisations {\n        role\n        organisation {\n          id\n          slug\n          name\n          city {\n            id\n            slug\n          }\n        }\n      }\n      teams {\n        id\n        slug\n        title\n        language\n        city {\n          id\n          slug\n        }\n      }\n      invitations {\n        id\n        ...InvitationParts\n      }\n      cases {\n        id\n        ...MyCaseParts\n      }\n      suspensions {\n        until\n        reason\n        city {\n          id\n          name\n        }\n      }\n    }\n  }\n": typeof types.MyMattersDocument,
    "\n  query DeskModeration($city: String!) {\n    city(slug: $city) {\n      id\n      slug\n      name\n      ...DeskNavParts\n      permissions {\n        moderate {\n          allowed\n          reason\n        }\n      }\n    }\n  }\n": typeof types.DeskModerationDocument,
    "\n  query Cases($city: String!, $states: [CaseState!], $after: String) {\n    city(slug: $city) {\n      id\n      cases(first: 25, after: $after, states: $states) {\n        nodes {\n          id\n          state\n          subjectKind\n          excerpt\n          openedAt\n          concerned {\n            id\n            name\n          }\n          reports {\n            reason\n          }\n          decisions {\n            action\n            onAppeal\n            upheld\n            at\n            by {\n              id\n              name\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n": typeof types.CasesDocument,
    "\n  fragment CaseParts on Case {\n    id\n    state\n    subjectKind\n    excerpt\n    path\n    openedAt\n    appeal\n    appealUntil\n    concerned {\n      id\n      name\n    }\n    reports {\n      reason\n      details\n      at\n      by {\n        id\n        name\n      }\n    }\n    decisions {\n      action\n      onAppeal\n      upheld\n      reason\n      at\n      until\n      by {\n        id\n        name\n      }\n    }\n    permissions {\n      decide {\n        allowed\n        reason\n      }\n      decideAppeal {\n        allowed\n        reason\n      }\n    }\n  }\n": typeof types.CasePartsFragmentDoc,
    "\n  query Case($id: ID!) {\n    node(id: $id) {\n      ... on Case {\n        id\n        ...CaseParts\n      }\n    }\n  }\n": typeof types.CaseDocument,
    "\n  mutation DecideCase($input: DecideCaseInput!) {\n    decideCase(input: $input) {\n      case {\n        id\n        state\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.DecideCaseDocument,
    "\n  mutation DecideAppeal($input: DecideAppealInput!) {\n    decideAppeal(input: $input) {\n      case {\n        id\n        state\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.DecideAppealDocument,
    "\n  query DeskPeople($city: String!) {\n    city(slug: $city) {\n      id\n      slug\n      name\n      ...DeskNavParts\n      permissions {\n        manageRoles {\n          allowed\n          reason\n        }\n        inviteFinanceOfficer {\n          allowed\n          reason\n        }\n      }\n    }\n  }\n": typeof types.DeskPeopleDocument,
    "\n  query DeskRoles($city: String!) {\n    city(slug: $city) {\n      id\n      roleInvitations {\n        id\n        ...OpenInvitationParts\n      }\n      roleRequests {\n        id\n        role\n        email\n        name\n        askedAt\n        askedBy {\n          id\n          name\n        }\n        approve {\n          allowed\n          reason\n        }\n        reject {\n          allowed\n          reason\n        }\n      }\n    }\n  }\n": typeof types.DeskRolesDocument,
    "\n  query OfficeHolders($city: String!, $after: String) {\n    city(slug: $city) {\n      id\n      office(first: 50, after: $after) {\n        nodes {\n          email\n          role\n          grantedAt\n          person {\n            id\n            name\n          }\n          grantedBy {\n            id\n            name\n          }\n          revoke {\n            allowed\n            reason\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n": typeof types.OfficeHoldersDocument,
    "\n  mutation InviteToRole($input: InviteToRoleInput!) {\n    inviteToRole(input: $input) {\n      invitation {\n        id\n      }\n      request {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.InviteToRoleDocument,
    "\n  mutation ApproveRoleRequest($id: ID!) {\n    approveRoleRequest(id: $id) {\n      request {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.ApproveRoleRequestDocument,
    "\n  mutation RejectRoleRequest($id: ID!, $reason: String!) {\n    rejectRoleRequest(id: $id, reason: $reason) {\n      request {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.RejectRoleRequestDocument,
    "\n  mutation RevokeRole($city: ID!, $person: ID!, $role: Role!) {\n    revokeRole(city: $city, person: $person, role: $role) {\n      city {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.RevokeRoleDocument,
    "\n  fragment OrganisationCardParts on Organisation {\n    id\n    slug\n    name\n    kind\n    about\n    state\n    badges {\n      kind\n      ...BadgeParts\n    }\n  }\n": typeof types.OrganisationCardPartsFragmentDoc,
    "\n  query Organisations($city: String!, $search: String, $states: [OrganisationState!], $after: String) {\n    city(slug: $city) {\n      id\n      organisations(first: 24, after: $after, search: $search, states: $states) {\n        nodes {\n          id\n          ...OrganisationCardParts\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n": typeof types.OrganisationsDocument,
    "\n  query OrganisationsCity($city: String!) {\n    city(slug: $city) {\n      id\n      slug\n      name\n      permissions {\n        createOrganisation {\n          allowed\n          reason\n        }\n      }\n    }\n  }\n": typeof types.OrganisationsCityDocument,
    "\n  query OrganisationPage($city: String!, $slug: String!) {\n    city(slug: $city) {\n      id\n      slug\n      name\n      organisation(slug: $slug) {\n        id\n        slug\n        name\n        kind\n        aboutHtml\n        website\n        state\n        identifier\n        identifierKind\n        badges {\n          kind\n          ...BadgeParts\n        }\n        members {\n          person {\n            id\n            name\n          }\n          role\n          since\n        }\n        permissions {\n          edit {\n            allowed\n          }\n          manageMembers {\n            allowed\n          }\n          submit {\n            allowed\n          }\n          decide {\n            allowed\n          }\n        }\n      }\n    }\n  }\n": typeof types.OrganisationPageDocument,
    "\n  query OrganisationProjects($id: ID!, $after: String) {\n    node(id: $id) {\n      ... on Organisation {\n        id\n        projects(first: 12, after: $after) {\n          nodes {\n            id\n            ...ProjectCardParts\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n          totalCount\n        }\n      }\n    }\n  }\n": typeof types.OrganisationProjectsDocument,
    "\n  query OrganisationManage($city: String!, $slug: String!) {\n    city(slug: $city) {\n      id\n      slug\n      name\n      organisation(slug: $slug) {\n        id\n        ...OrganisationManageParts\n      }\n    }\n  }\n": typeof types.OrganisationManageDocument,
    "\n  fragment OrganisationManageParts on Organisation {\n    id\n    slug\n    name\n    kind\n    about\n    website\n    state\n    members {\n      person {\n        id\n        name\n      }\n      email\n      role\n      since\n      remove {\n        allowed\n        reason\n      }\n      changeRole {\n        allowed\n        reason\n      }\n    }\n    invitations {\n      id\n      ...OpenInvitationParts\n    }\n    verification {\n      ...VerificationParts\n    }\n    permissions {\n      edit {\n        allowed\n        reason\n      }\n      manageMembers {\n        allowed\n        reason\n      }\n      submit {\n        allowed\n        reason\n      }\n    }\n  }\n": typeof types.OrganisationManagePartsFragmentDoc,
    "\n  mutation CreateOrganisation($input: CreateOrganisationInput!) {\n    createOrganisation(input: $input) {\n      organisation {\n        id\n        slug\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.CreateOrganisationDocument,
    "\n  mutation UpdateOrganisation($id: ID!, $input: UpdateOrganisationInput!) {\n    updateOrganisation(id: $id, input: $input) {\n      organisation {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.UpdateOrganisationDocument,
    "\n  mutation InviteToOrganisation($organisation: ID!, $email: String!, $role: MemberRole!) {\n    inviteToOrganisation(organisation: $organisation, email: $email, role: $role) {\n      invitation {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.InviteToOrganisationDocument,
    "\n  mutation ChangeMemberRole($organisation: ID!, $person: ID!, $role: MemberRole!) {\n    changeMemberRole(organisation: $organisation, person: $person, role: $role) {\n      organisation {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.ChangeMemberRoleDocument,
    "\n  mutation RemoveMember($organisation: ID!, $person: ID!) {\n    removeMember(organisation: $organisation, person: $person) {\n      organisation {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.RemoveMemberDocument,
    "\n  mutation RequestSignIn($input: RequestSignInInput!) {\n    requestSignIn(input: $input) {\n      sent\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.RequestSignInDocument,
    "\n  mutation CompleteSignIn($token: String!) {\n    completeSignIn(token: $token) {\n      viewer {\n        id\n        name\n      }\n      returnTo\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.CompleteSignInDocument,
    "\n  mutation CompleteSignInByCode($code: String!) {\n    completeSignInByCode(code: $code) {\n      viewer {\n        id\n        name\n      }\n      returnTo\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.CompleteSignInByCodeDocument,
    "\n  mutation SignOut {\n    signOut {\n      signedOut\n    }\n  }\n": typeof types.SignOutDocument,
    "\n  query MyPledges($after: String) {\n    viewer {\n      id\n      pledges(first: 50, after: $after) {\n        nodes {\n          id\n          amount\n          match\n          state\n          createdAt\n          project {\n            id\n            slug\n            title\n            language\n            state\n            city {\n              id\n              slug\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n": typeof types.MyPledgesDocument,
    "\n  query MyProjects($after: String) {\n    viewer {\n      id\n      projects(first: 20, after: $after) {\n        nodes {\n          id\n          slug\n          title\n          language\n          state\n          reviewNote\n          city {\n            id\n            slug\n          }\n          progress {\n            ...ProgressParts\n          }\n          permissions {\n            edit {\n              allowed\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n": typeof types.MyProjectsDocument,
    "\n  query Outbox {\n    demo {\n      people {\n        name\n        email\n        description\n        role\n      }\n      mails {\n        id\n        to\n        subject\n        sentAt\n        text\n      }\n    }\n  }\n": typeof types.OutboxDocument,
    "\n  fragment PoolMoneyParts on Pool {\n    amount\n    reserved\n    committed\n    paid\n    available\n  }\n": typeof types.PoolMoneyPartsFragmentDoc,
    "\n  fragment PoolParts on Pool {\n    id\n    name\n    purpose\n    state\n    opensAt\n    closesAt\n    projectsMatched\n    amount\n    reserved\n    committed\n    available\n    ...PoolMoneyParts\n    funders {\n      name\n      amount\n    }\n    rule {\n      version\n      sentence\n      definition\n    }\n    ruleVersions {\n      version\n      publishedAt\n      sentence\n    }\n    permissions {\n      edit {\n        allowed\n        reason\n      }\n      publish {\n        allowed\n        reason\n      }\n      pause {\n        allowed\n        reason\n      }\n      resume {\n        allowed\n        reason\n      }\n      close {\n        allowed\n        reason\n      }\n    }\n  }\n": typeof types.PoolPartsFragmentDoc,
    "\n  query PoolCity($city: String!) {\n    city(slug: $city) {\n      id\n      slug\n      name\n      currency\n      timeZone\n      categories {\n        slug\n        name\n      }\n      neighbourhoods {\n        id\n        name\n      }\n      areas {\n        id\n        name\n      }\n      permissions {\n        createPool {\n          allowed\n          reason\n        }\n      }\n    }\n  }\n": typeof types.PoolCityDocument,
    "\n  query Pool($id: ID!) {\n    node(id: $id) {\n      ... on Pool {\n        id\n        ...PoolParts\n      }\n    }\n  }\n": typeof types.PoolDocument,
    "\n  fragment PoolDecisionParts on Decision {\n    id\n    change\n    state\n    sentence\n    ruleVersion\n    decidedAt\n    project {\n      id\n      slug\n      title\n      language\n    }\n    pledge {\n      id\n      amount\n      backer\n    }\n    steps {\n      ...StepParts\n    }\n  }\n": typeof types.PoolDecisionPartsFragmentDoc,
    "\n  query PoolDecisions($id: ID!, $after: String) {\n    node(id: $id) {\n      ... on Pool {\n        id\n        decisions(first: 20, after: $after) {\n          nodes {\n            id\n            ...PoolDecisionParts\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n": typeof types.PoolDecisionsDocument,
    "\n  query PreviewRule($city: ID!, $definition: String!) {\n    previewRule(city: $city, definition: $definition) {\n      sentence\n      curve {\n        crowd\n        match\n      }\n      example {\n        gift\n        match\n        sentence\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.PreviewRuleDocument,
    "\n  mutation CreatePool($input: CreatePoolInput!) {\n    createPool(input: $input) {\n      pool {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.CreatePoolDocument,
    "\n  mutation UpdatePool($id: ID!, $input: UpdatePoolInput!) {\n    updatePool(id: $id, input: $input) {\n      pool {\n        id\n        ...PoolParts\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.UpdatePoolDocument,
    "\n  mutation PublishPool($id: ID!, $idempotencyKey: String!) {\n    publishPool(id: $id, idempotencyKey: $idempotencyKey) {\n      pool {\n        id\n        ...PoolParts\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.PublishPoolDocument,
    "\n  mutation PausePool($id: ID!, $idempotencyKey: String!) {\n    pausePool(id: $id, idempotencyKey: $idempotencyKey) {\n      pool {\n        id\n        ...PoolParts\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.PausePoolDocument,
    "\n  mutation ClosePool($id: ID!, $idempotencyKey: String!) {\n    closePool(id: $id, idempotencyKey: $idempotencyKey) {\n      pool {\n        id\n        ...PoolParts\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.ClosePoolDocument,
    "\n  mutation ResumePool($id: ID!, $idempotencyKey: String!) {\n    resumePool(id: $id, idempotencyKey: $idempotencyKey) {\n      pool {\n        id\n        ...PoolParts\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.ResumePoolDocument,
    "\n  query PoolRound($id: ID!) {\n    node(id: $id) {\n      ... on Pool {\n        id\n        round {\n          tasks\n          band {\n            shareMinBps\n            shareMaxBps\n            capMin\n            capMax\n          }\n          candidates {\n            admitted\n            shareBps\n            cap\n            rank\n            votes\n            proven\n            costs\n            given\n            afterRound\n            project {\n              id\n              slug\n              title\n              language\n              state\n              progress {\n                project\n                crowd\n                goal\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.PoolRoundDocument,
    "\n  mutation AdmitProject($pool: ID!, $project: ID!, $shareBps: Int, $cap: Money, $idempotencyKey: String!) {\n    admitProject(\n      pool: $pool\n      project: $project\n      shareBps: $shareBps\n      cap: $cap\n      idempotencyKey: $idempotencyKey\n    ) {\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.AdmitProjectDocument,
    "\n  mutation RankProjects($pool: ID!, $projects: [ID!]!, $idempotencyKey: String!) {\n    rankProjects(pool: $pool, projects: $projects, idempotencyKey: $idempotencyKey) {\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.RankProjectsDocument,
    "\n  mutation CloseWindow($pool: ID!, $idempotencyKey: String!) {\n    closeWindow(pool: $pool, idempotencyKey: $idempotencyKey) {\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.CloseWindowDocument,
    "\n  mutation VerifyProof($project: ID!, $costs: Money, $idempotencyKey: String!) {\n    verifyProof(project: $project, costs: $costs, idempotencyKey: $idempotencyKey) {\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.VerifyProofDocument,
    "\n  mutation CountVotes($project: ID!, $votes: Int!, $idempotencyKey: String!) {\n    countVotes(project: $project, votes: $votes, idempotencyKey: $idempotencyKey) {\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.CountVotesDocument,
    "\n  query MyPrivacy {\n    viewer {\n      id\n      email\n      consents {\n        kind\n        text\n        version\n        given\n        at\n      }\n      erasure {\n        possible\n        obstacles\n        erased\n        kept\n      }\n    }\n  }\n": typeof types.MyPrivacyDocument,
    "\n  query MyData {\n    viewer {\n      id\n      data {\n        title\n        purpose\n        columns\n        rows\n      }\n    }\n  }\n": typeof types.MyDataDocument,
    "\n  query MyLooks($after: String) {\n    viewer {\n      id\n      looks(first: 10, after: $after) {\n        nodes {\n          at\n          by\n          what\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.MyLooksDocument,
    "\n  mutation SetConsent($kind: ConsentKind!, $given: Boolean!, $version: String!) {\n    setConsent(kind: $kind, given: $given, version: $version) {\n      viewer {\n        id\n        consents {\n          kind\n          given\n          at\n        }\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.SetConsentDocument,
    "\n  mutation EraseMe($confirm: String!) {\n    eraseMe(confirm: $confirm) {\n      erased\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.EraseMeDocument,
    "\n  fragment ProgressParts on Progress {\n    project\n    crowd\n    match\n    secured\n    total\n    goal\n    backers\n    totalBps\n    updatedAt\n  }\n": typeof types.ProgressPartsFragmentDoc,
    "\n  subscription ProgressLive($project: ID!) {\n    projectProgress(project: $project) {\n      ...ProgressParts\n    }\n  }\n": typeof types.ProgressLiveDocument,
    "\n  query ProjectPage($city: String!, $slug: String!) {\n    project(city: $city, slug: $slug) {\n      id\n      slug\n      title\n      summary\n      storyHtml\n      language\n      state\n      reviewNote\n      cityWide\n      address\n      city {\n        id\n        slug\n        name\n        currency\n        accent\n      }\n      category {\n        slug\n        name\n      }\n      neighbourhood {\n        id\n        name\n      }\n      picture {\n        url\n        alt\n        width\n        height\n      }\n      owner {\n        name\n        kind\n        verified\n        badges {\n          kind\n          ...BadgeParts\n        }\n      }\n      organisation {\n        id\n        slug\n        name\n        badges {\n          kind\n          ...BadgeParts\n        }\n      }\n      team {\n        person {\n          id\n        }\n        ...TeamParts\n      }\n      campaign {\n        kind\n        goal\n        minimum\n        closesAt\n        daysLeft\n      }\n      progress {\n        goal\n        backers\n        ...ProgressParts\n      }\n      budgetLines {\n        id\n        label\n        amount\n        kind\n      }\n      pools {\n        sentence\n        given\n        open\n        reason\n        pool {\n          id\n          name\n          purpose\n          funders {\n            name\n          }\n          rule {\n            settings {\n              successAtGoalBps\n            }\n          }\n        }\n      }\n      permissions {\n        edit {\n          allowed\n        }\n        publish {\n          allowed\n        }\n        pledge {\n          allowed\n          reason\n        }\n        comment {\n          allowed\n          reason\n        }\n        manageTeam {\n          allowed\n        }\n      }\n    }\n  }\n": typeof types.ProjectPageDocument,
    "\n  query ProjectBackers($id: ID!, $after: String) {\n    node(id: $id) {\n      ... on Project {\n        id\n        pledges(first: 12, after: $after) {\n          nodes {\n            id\n            amount\n            state\n            backer\n            message\n            match\n            createdAt\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n          totalCount\n        }\n      }\n    }\n  }\n": typeof types.ProjectBackersDocument,
    "\n  query ProjectDecisions($id: ID!, $after: String) {\n    node(id: $id) {\n      ... on Project {\n        id\n        decisions(first: 10, after: $after) {\n          nodes {\n            id\n            ...DecisionParts\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n          totalCount\n        }\n      }\n    }\n  }\n": typeof types.ProjectDecisionsDocument,
    "\n  fragment ProjectCardParts on Project {\n    id\n    slug\n    title\n    summary\n    language\n    state\n    cityWide\n    category {\n      slug\n      name\n    }\n    neighbourhood {\n      id\n      name\n    }\n    picture {\n      url\n      alt\n      width\n      height\n    }\n    owner {\n      name\n      verified\n    }\n    campaign {\n      daysLeft\n    }\n    progress {\n      backers\n      match\n      totalBps\n      ...ProgressParts\n    }\n  }\n": typeof types.ProjectCardPartsFragmentDoc,
    "\n  query ProofWays {\n    viewer {\n      id\n      email\n      hasPassword\n      provenUntil\n      passkeys {\n        id\n      }\n    }\n  }\n": typeof types.ProofWaysDocument,
    "\n  mutation ProveWithPassword($password: String!) {\n    proveWithPassword(password: $password) {\n      viewer {\n        id\n        provenUntil\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.ProveWithPasswordDocument,
    "\n  mutation RequestProofCode {\n    requestProofCode {\n      sent\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.RequestProofCodeDocument,
    "\n  mutation ProveWithCode($code: String!) {\n    proveWithCode(code: $code) {\n      viewer {\n        id\n        provenUntil\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.ProveWithCodeDocument,
    "\n  mutation BeginPasskeyUse {\n    beginPasskeySignIn {\n      challenge {\n        id\n        options\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.BeginPasskeyUseDocument,
    "\n  mutation ProveWithPasskey($challenge: ID!, $credential: Json!) {\n    proveWithPasskey(challenge: $challenge, credential: $credential) {\n      viewer {\n        id\n        provenUntil\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.ProveWithPasskeyDocument,
    "\n  fragment ProposalParts on Project {\n    id\n    slug\n    title\n    summary\n    story\n    storyHtml\n    language\n    state\n    reviewNote\n    cityWide\n    address\n    category {\n      slug\n      name\n    }\n    location {\n      longitude\n      latitude\n    }\n    neighbourhood {\n      id\n      name\n    }\n    picture {\n      url\n      alt\n      width\n      height\n    }\n    campaign {\n      kind\n      goal\n      minimum\n      opensAt\n      closesAt\n    }\n    budgetLines {\n      id\n      label\n      amount\n      kind\n    }\n    pools {\n      sentence\n      given\n      open\n      reason\n      pool {\n        id\n        name\n        purpose\n        funders {\n          name\n        }\n      }\n    }\n    organisation {\n      id\n      name\n    }\n    permissions {\n      edit {\n        allowed\n        reason\n      }\n      submit {\n        allowed\n        reason\n      }\n    }\n  }\n": typeof types.ProposalPartsFragmentDoc,
    "\n  query ProposeCity($city: String!) {\n    city(slug: $city) {\n      id\n      slug\n      name\n      currency\n      bounds\n      categories {\n        slug\n        name\n      }\n      neighbourhoodsGeoJson\n      baseGeoJson\n      permissions {\n        createProject {\n          allowed\n          reason\n        }\n      }\n      projects(first: 20, filter: { mine: true, states: [IDEA, DRAFT, CHANGES_REQUESTED] }) {\n        nodes {\n          id\n          title\n          state\n        }\n      }\n    }\n  }\n": typeof types.ProposeCityDocument,
    "\n  query Proposal($id: ID!) {\n    node(id: $id) {\n      ... on Project {\n        id\n        ...ProposalParts\n      }\n    }\n  }\n": typeof types.ProposalDocument,
    "\n  mutation CreateProject($input: CreateProjectInput!) {\n    createProject(input: $input) {\n      project {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.CreateProjectDocument,
    "\n  mutation UpdateProject($id: ID!, $input: UpdateProjectInput!) {\n    updateProject(id: $id, input: $input) {\n      project {\n        id\n        ...ProposalParts\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.UpdateProjectDocument,
    "\n  mutation SubmitProject($id: ID!) {\n    submitProject(id: $id) {\n      project {\n        id\n        state\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.SubmitProjectDocument,
    "\n  query MyOrganisations {\n    viewer {\n      id\n      organisations {\n        role\n        organisation {\n          id\n          slug\n          name\n          state\n          city {\n            id\n          }\n        }\n      }\n    }\n  }\n": typeof types.MyOrganisationsDocument,
    "\n  mutation SetProjectOrganisation($project: ID!, $organisation: ID) {\n    setProjectOrganisation(project: $project, organisation: $organisation) {\n      project {\n        id\n        organisation {\n          id\n          name\n        }\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.SetProjectOrganisationDocument,
    "\n  query ProposalPicture($id: ID!) {\n    node(id: $id) {\n      ... on Project {\n        id\n        picture {\n          url\n          alt\n          width\n          height\n        }\n      }\n    }\n  }\n": typeof types.ProposalPictureDocument,
    "\n  query Quote($project: ID!, $amount: Money!) {\n    quote(project: $project, amount: $amount) {\n      quote {\n        gift\n        match\n        total\n        sentence\n        parts {\n          pool {\n            id\n            name\n            ...ReasonParts\n          }\n          amount\n          sentence\n          steps {\n            ...StepParts\n          }\n        }\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.QuoteDocument,
    "\n  mutation Report($input: ReportInput!) {\n    report(input: $input) {\n      received\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.ReportDocument,
    "\n  fragment ResidenceParts on Residence {\n    id\n    state\n    method\n    requestedAt\n    verifiedAt\n    expiresAt\n    triesLeft\n    city {\n      id\n      slug\n      name\n    }\n    neighbourhood {\n      id\n      name\n    }\n  }\n": typeof types.ResidencePartsFragmentDoc,
    "\n  query MyResidences {\n    viewer {\n      id\n      name\n      residences {\n        id\n        ...ResidenceParts\n      }\n    }\n    cities {\n      id\n      slug\n      name\n    }\n  }\n": typeof types.MyResidencesDocument,
    "\n  query CityQuarters($city: String!) {\n    city(slug: $city) {\n      id\n      neighbourhoods {\n        id\n        name\n      }\n    }\n  }\n": typeof types.CityQuartersDocument,
    "\n  mutation RequestResidenceLetter($input: RequestResidenceLetterInput!) {\n    requestResidenceLetter(input: $input) {\n      viewer {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.RequestResidenceLetterDocument,
    "\n  mutation EnterResidenceCode($city: ID!, $code: String!) {\n    enterResidenceCode(city: $city, code: $code) {\n      viewer {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.EnterResidenceCodeDocument,
    "\n  query Shell {\n    viewer {\n      id\n      name\n      email\n      roles {\n        role\n        city {\n          id\n          slug\n        }\n      }\n    }\n    cities {\n      id\n      slug\n      name\n      accent\n    }\n    demo {\n      people {\n        name\n      }\n    }\n  }\n": typeof types.ShellDocument,
    "\n  query SignInOptions($city: String) {\n    signInOptions(city: $city) {\n      passkeys\n      providers {\n        key\n        name\n        startPath\n      }\n    }\n  }\n": typeof types.SignInOptionsDocument,
    "\n  mutation SignInWithPassword($input: SignInWithPasswordInput!) {\n    signInWithPassword(input: $input) {\n      viewer {\n        id\n        name\n      }\n      returnTo\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.SignInWithPasswordDocument,
    "\n  mutation FinishPasskeySignIn($challenge: ID!, $credential: Json!, $returnTo: String) {\n    finishPasskeySignIn(challenge: $challenge, credential: $credential, returnTo: $returnTo) {\n      viewer {\n        id\n        name\n      }\n      returnTo\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.FinishPasskeySignInDocument,
    "\n  query PendingIdentity {\n    pendingIdentity {\n      providerName\n      email\n    }\n  }\n": typeof types.PendingIdentityDocument,
    "\n  mutation LinkIdentity {\n    linkIdentity {\n      viewer {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.LinkIdentityDocument,
    "\n  mutation DismissPendingIdentity {\n    dismissPendingIdentity {\n      viewer {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.DismissPendingIdentityDocument,
    "\n  fragment TeamParts on TeamMember {\n    person {\n      id\n      name\n    }\n    isOwner\n    since\n    badges {\n      kind\n      ...BadgeParts\n    }\n  }\n": typeof types.TeamPartsFragmentDoc,
    "\n  query TeamPage($city: String!, $slug: String!) {\n    project(city: $city, slug: $slug) {\n      id\n      slug\n      title\n      language\n      city {\n        id\n        slug\n        name\n      }\n      team {\n        person {\n          id\n          name\n        }\n        remove {\n          allowed\n          reason\n        }\n        ...TeamParts\n      }\n      teamInvitations {\n        id\n        ...OpenInvitationParts\n      }\n      permissions {\n        manageTeam {\n          allowed\n          reason\n        }\n      }\n    }\n  }\n": typeof types.TeamPageDocument,
    "\n  mutation InviteToTeam($project: ID!, $email: String!) {\n    inviteToTeam(project: $project, email: $email) {\n      invitation {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.InviteToTeamDocument,
    "\n  mutation RemoveFromTeam($project: ID!, $person: ID!) {\n    removeFromTeam(project: $project, person: $person) {\n      project {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.RemoveFromTeamDocument,
    "\n  query MyTokens {\n    viewer {\n      id\n      tokens {\n        id\n        name\n        hint\n        scopes\n        createdAt\n        expiresAt\n        lastUsedAt\n      }\n    }\n  }\n": typeof types.MyTokensDocument,
    "\n  mutation CreateToken($input: CreateTokenInput!) {\n    createToken(input: $input) {\n      token {\n        id\n        name\n      }\n      secret\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.CreateTokenDocument,
    "\n  mutation RevokeToken($id: ID!) {\n    revokeToken(id: $id) {\n      viewer {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.RevokeTokenDocument,
    "\n  fragment VerificationParts on OrganisationVerification {\n    identifierKind\n    identifier\n    ibanHint\n    submittedAt\n    documents {\n      id\n      name\n      bytes\n      mime\n      uploadedAt\n      url\n    }\n    checks {\n      what\n      result\n      at\n      by {\n        id\n        name\n      }\n    }\n  }\n": typeof types.VerificationPartsFragmentDoc,
    "\n  query CheckIdentifier($kind: IdentifierKind!, $value: String!) {\n    checkIdentifier(kind: $kind, value: $value) {\n      valid\n      written\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.CheckIdentifierDocument,
    "\n  mutation SubmitOrganisation($id: ID!, $input: SubmitOrganisationInput!) {\n    submitOrganisation(id: $id, input: $input) {\n      organisation {\n        id\n        state\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.SubmitOrganisationDocument,
    "\n  mutation RemoveDocument($id: ID!) {\n    removeDocument(id: $id) {\n      organisation {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.RemoveDocumentDocument,
    "\n  query DeskVerification($city: String!) {\n    city(slug: $city) {\n      id\n      slug\n      name\n      ...DeskNavParts\n      neighbourhoods {\n        id\n        name\n      }\n      permissions {\n        verifyResidents {\n          allowed\n          reason\n        }\n        verifyOrganisations {\n          allowed\n          reason\n        }\n      }\n    }\n  }\n": typeof types.DeskVerificationDocument,
    "\n  query ResidenceRequests($city: String!, $states: [ResidenceState!], $after: String) {\n    city(slug: $city) {\n      id\n      residenceRequests(first: 25, after: $after, states: $states) {\n        nodes {\n          id\n          name\n          address\n          state\n          requestedAt\n          neighbourhood {\n            id\n            name\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n": typeof types.ResidenceRequestsDocument,
    "\n  query OrganisationsToVerify($city: String!) {\n    city(slug: $city) {\n      id\n      organisationsToVerify {\n        id\n        slug\n        name\n        kind\n        state\n        website\n        verification {\n          ...VerificationParts\n        }\n        permissions {\n          decide {\n            allowed\n            reason\n          }\n        }\n      }\n    }\n  }\n": typeof types.OrganisationsToVerifyDocument,
    "\n  mutation PrintResidenceLetters($city: ID!, $requests: [ID!]!) {\n    printResidenceLetters(city: $city, requests: $requests) {\n      url\n      letters\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.PrintResidenceLettersDocument,
    "\n  mutation VerifyResidentAtDesk($input: VerifyResidentInput!) {\n    verifyResidentAtDesk(input: $input) {\n      residence {\n        id\n        state\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.VerifyResidentAtDeskDocument,
    "\n  mutation RevokeResidence($id: ID!, $reason: String!) {\n    revokeResidence(id: $id, reason: $reason) {\n      residence {\n        id\n        state\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.RevokeResidenceDocument,
    "\n  mutation DecideOrganisation($id: ID!, $input: DecideOrganisationInput!) {\n    decideOrganisation(id: $id, input: $input) {\n      organisation {\n        id\n        state\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": typeof types.DecideOrganisationDocument,
    "\n  query CityShapes($city: String!) {\n    city(slug: $city) {\n      id\n      bounds\n      neighbourhoodsGeoJson\n      baseGeoJson\n    }\n  }\n": typeof types.CityShapesDocument,
};
const documents: Documents = {
    "\n  query MyAccount {\n    viewer {\n      id\n      name\n      email\n      locale\n      hasPassword\n      passkeys {\n        id\n        name\n        createdAt\n        lastUsedAt\n      }\n      identities {\n        id\n        provider\n        providerName\n        label\n        linkedAt\n        lastUsedAt\n      }\n      sessions {\n        id\n        device\n        place\n        method\n        createdAt\n        seenAt\n        current\n      }\n    }\n    signInOptions {\n      passkeys\n      providers {\n        key\n        name\n        startPath\n      }\n    }\n  }\n": types.MyAccountDocument,
    "\n  mutation UpdateProfile($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      viewer {\n        id\n        name\n        locale\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.UpdateProfileDocument,
    "\n  mutation SetPassword($password: String!) {\n    setPassword(password: $password) {\n      viewer {\n        id\n        hasPassword\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.SetPasswordDocument,
    "\n  mutation RemovePassword {\n    removePassword {\n      viewer {\n        id\n        hasPassword\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.RemovePasswordDocument,
    "\n  mutation BeginPasskey {\n    beginPasskey {\n      challenge {\n        id\n        options\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.BeginPasskeyDocument,
    "\n  mutation FinishPasskey($challenge: ID!, $credential: Json!, $name: String!) {\n    finishPasskey(challenge: $challenge, credential: $credential, name: $name) {\n      viewer {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.FinishPasskeyDocument,
    "\n  mutation RenamePasskey($id: ID!, $name: String!) {\n    renamePasskey(id: $id, name: $name) {\n      viewer {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.RenamePasskeyDocument,
    "\n  mutation RemovePasskey($id: ID!) {\n    removePasskey(id: $id) {\n      viewer {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.RemovePasskeyDocument,
    "\n  mutation UnlinkIdentity($id: ID!) {\n    unlinkIdentity(id: $id) {\n      viewer {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.UnlinkIdentityDocument,
    "\n  mutation EndSession($id: ID!) {\n    endSession(id: $id) {\n      viewer {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.EndSessionDocument,
    "\n  mutation EndOtherSessions {\n    endOtherSessions {\n      viewer {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.EndOtherSessionsDocument,
    "\n  query DeskActs($city: String!) {\n    city(slug: $city) {\n      id\n      slug\n      name\n      ...DeskNavParts\n      actsHead {\n        seq\n        hash\n      }\n      permissions {\n        readAudit {\n          allowed\n          reason\n        }\n      }\n    }\n  }\n": types.DeskActsDocument,
    "\n  query Acts($city: String!, $after: String) {\n    city(slug: $city) {\n      id\n      acts(first: 40, after: $after) {\n        nodes {\n          seq\n          at\n          kind\n          sentence\n          subject\n          about\n          path\n          hash\n          by {\n            id\n            name\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n": types.ActsDocument,
    "\n  fragment BadgeParts on Badge {\n    kind\n    label\n    meaning\n  }\n": types.BadgePartsFragmentDoc,
    "\n  fragment MyCaseParts on Case {\n    id\n    state\n    subjectKind\n    excerpt\n    path\n    openedAt\n    appeal\n    appealUntil\n    decisions {\n      action\n      onAppeal\n      upheld\n      reason\n      at\n      until\n    }\n    permissions {\n      appeal {\n        allowed\n        reason\n      }\n    }\n  }\n": types.MyCasePartsFragmentDoc,
    "\n  mutation AppealCase($id: ID!, $text: String!) {\n    appealCase(id: $id, text: $text) {\n      case {\n        id\n        ...MyCaseParts\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.AppealCaseDocument,
    "\n  query CityHome($city: String!) {\n    city(slug: $city) {\n      id\n      slug\n      name\n      currency\n      accent\n      tagline\n      aboutHtml\n      picture {\n        url\n        alt\n        width\n        height\n      }\n      categories {\n        slug\n        name\n      }\n      neighbourhoods {\n        id\n        slug\n        name\n        projects\n        crowd\n        match\n      }\n      totals {\n        crowd\n        match\n        openProjects\n        backers\n      }\n    }\n  }\n": types.CityHomeDocument,
    "\n  query CityProjects($city: String!, $filter: ProjectFilter, $order: ProjectOrder, $after: String) {\n    city(slug: $city) {\n      id\n      projects(first: 24, after: $after, filter: $filter, order: $order) {\n        nodes {\n          id\n          ...ProjectCardParts\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n": types.CityProjectsDocument,
    "\n  query CityPins($city: String!, $filter: ProjectFilter) {\n    city(slug: $city) {\n      id\n      pins(filter: $filter) {\n        id\n        slug\n        title\n        state\n        longitude\n        latitude\n        goal\n        crowd\n        match\n      }\n    }\n  }\n": types.CityPinsDocument,
    "\n  fragment CommentParts on Comment {\n    id\n    bodyHtml\n    body\n    state\n    createdAt\n    editedAt\n    notice\n    author {\n      name\n      isOwner\n      badges {\n        kind\n        ...BadgeParts\n      }\n    }\n    permissions {\n      reply {\n        allowed\n        reason\n      }\n      edit {\n        allowed\n      }\n      delete {\n        allowed\n      }\n      report {\n        allowed\n      }\n    }\n  }\n": types.CommentPartsFragmentDoc,
    "\n  query ProjectComments($id: ID!, $after: String) {\n    node(id: $id) {\n      ... on Project {\n        id\n        comments(first: 10, after: $after) {\n          nodes {\n            id\n            ...CommentParts\n            replies {\n              id\n              ...CommentParts\n            }\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n          totalCount\n        }\n      }\n    }\n  }\n": types.ProjectCommentsDocument,
    "\n  mutation AddComment($input: AddCommentInput!) {\n    addComment(input: $input) {\n      comment {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.AddCommentDocument,
    "\n  mutation EditComment($id: ID!, $body: String!) {\n    editComment(id: $id, body: $body) {\n      comment {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.EditCommentDocument,
    "\n  mutation DeleteComment($id: ID!) {\n    deleteComment(id: $id) {\n      comment {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.DeleteCommentDocument,
    "\n  query CommentPause {\n    viewer {\n      id\n      suspensions {\n        until\n        reason\n        city {\n          id\n        }\n      }\n    }\n  }\n": types.CommentPauseDocument,
    "\n  query Desk($city: String!) {\n    city(slug: $city) {\n      id\n      slug\n      name\n      ...DeskNavParts\n      permissions {\n        reviewProjects {\n          allowed\n          reason\n        }\n        createPool {\n          allowed\n          reason\n        }\n      }\n      projects(first: 50, filter: { states: [SUBMITTED, IN_REVIEW] }, order: OLDEST) {\n        nodes {\n          id\n          ...ReviewParts\n        }\n        totalCount\n      }\n      pools(first: 50) {\n        nodes {\n          id\n          name\n          state\n          opensAt\n          closesAt\n          projectsMatched\n          ...PoolMoneyParts\n          rule {\n            sentence\n          }\n        }\n      }\n    }\n  }\n": types.DeskDocument,
    "\n  fragment DeskNavParts on City {\n    slug\n    permissions {\n      createPool {\n        allowed\n      }\n      reviewProjects {\n        allowed\n      }\n      verifyResidents {\n        allowed\n      }\n      verifyOrganisations {\n        allowed\n      }\n      moderate {\n        allowed\n      }\n      manageRoles {\n        allowed\n      }\n      readAudit {\n        allowed\n      }\n    }\n  }\n": types.DeskNavPartsFragmentDoc,
    "\n  fragment ReviewParts on Project {\n    id\n    slug\n    title\n    summary\n    language\n    state\n    createdAt\n    cityWide\n    neighbourhood {\n      id\n      name\n    }\n    owner {\n      name\n      verified\n    }\n    campaign {\n      kind\n      goal\n    }\n    permissions {\n      publish {\n        allowed\n        reason\n      }\n      requestChanges {\n        allowed\n        reason\n      }\n      reject {\n        allowed\n        reason\n      }\n    }\n  }\n": types.ReviewPartsFragmentDoc,
    "\n  mutation PublishProject($id: ID!) {\n    publishProject(id: $id) {\n      project {\n        id\n        state\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.PublishProjectDocument,
    "\n  mutation RequestProjectChanges($id: ID!, $reason: String!) {\n    requestProjectChanges(id: $id, reason: $reason) {\n      project {\n        id\n        state\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.RequestProjectChangesDocument,
    "\n  mutation RejectProject($id: ID!, $reason: String!) {\n    rejectProject(id: $id, reason: $reason) {\n      project {\n        id\n        state\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.RejectProjectDocument,
    "\n  fragment StepParts on ExplanationStep {\n    step\n    limit\n    in\n    out\n    sentence\n  }\n": types.StepPartsFragmentDoc,
    "\n  fragment ReasonParts on Pool {\n    id\n    name\n    rule {\n      settings {\n        rateNum\n        rateDen\n        firstGiftOnly\n        categories\n        neighbourhoods\n        areas\n      }\n    }\n  }\n": types.ReasonPartsFragmentDoc,
    "\n  fragment DecisionParts on Decision {\n    id\n    change\n    state\n    sentence\n    ruleVersion\n    decidedAt\n    pledge {\n      id\n      state\n    }\n    pool {\n      id\n      name\n    }\n    steps {\n      ...StepParts\n    }\n  }\n": types.DecisionPartsFragmentDoc,
    "\n  query GiveProject($city: String!, $slug: String!) {\n    project(city: $city, slug: $slug) {\n      id\n      slug\n      title\n      language\n      cityWide\n      category {\n        slug\n        name\n      }\n      city {\n        id\n        slug\n        name\n        currency\n      }\n      neighbourhood {\n        id\n        name\n      }\n      picture {\n        url\n        alt\n        width\n        height\n      }\n      campaign {\n        kind\n      }\n      progress {\n        ...ProgressParts\n      }\n      permissions {\n        pledge {\n          allowed\n          reason\n        }\n      }\n    }\n  }\n": types.GiveProjectDocument,
    "\n  mutation CreatePledge($input: CreatePledgeInput!) {\n    createPledge(input: $input) {\n      pledge {\n        id\n        state\n      }\n      checkout {\n        url\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.CreatePledgeDocument,
    "\n  mutation RefreshPledge($id: ID!) {\n    refreshPledge(id: $id) {\n      pledge {\n        id\n        amount\n        match\n        state\n        decided\n        decisions {\n          id\n          change\n          sentence\n          pool {\n            id\n            name\n            ...ReasonParts\n          }\n          steps {\n            ...StepParts\n          }\n        }\n        project {\n          id\n          slug\n          title\n          language\n          category {\n            slug\n            name\n          }\n          neighbourhood {\n            id\n            name\n          }\n          city {\n            id\n            slug\n            name\n          }\n          progress {\n            ...ProgressParts\n          }\n        }\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.RefreshPledgeDocument,
    "\n  fragment InvitationParts on Invitation {\n    id\n    kind\n    toWhat\n    expiresAt\n    city {\n      id\n      name\n    }\n    invitedBy {\n      id\n      name\n    }\n    accept {\n      allowed\n      reason\n    }\n  }\n": types.InvitationPartsFragmentDoc,
    "\n  query InvitationPreview($token: String!) {\n    invitation(token: $token) {\n      kind\n      toWhat\n      invitedBy\n      emailHint\n      expiresAt\n      isMine\n      city {\n        id\n        slug\n        name\n      }\n    }\n  }\n": types.InvitationPreviewDocument,
    "\n  mutation AcceptInvitation($token: String, $id: ID) {\n    acceptInvitation(token: $token, id: $id) {\n      path\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.AcceptInvitationDocument,
    "\n  mutation DeclineInvitation($token: String, $id: ID) {\n    declineInvitation(token: $token, id: $id) {\n      path\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.DeclineInvitationDocument,
    "\n  fragment OpenInvitationParts on Invitation {\n    id\n    email\n    toWhat\n    createdAt\n    expiresAt\n    invitedBy {\n      id\n      name\n    }\n    revoke {\n      allowed\n      reason\n    }\n  }\n": types.OpenInvitationPartsFragmentDoc,
    "\n  mutation RevokeInvitation($id: ID!) {\n    revokeInvitation(id: $id) {\n      revoked\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.RevokeInvitationDocument,
    "\n  query MyMatters {\n    viewer {\n      id\n      organisations {\n        role\n        organisation {\n          id\n          slug\n          name\n          city {\n            id\n            slug\n          }\n        }\n      }\n      teams {\n        id\n        slug\n        title\n        language\n        city {\n          id\n          slug\n        }\n      }\n      invitations {\n        id\n        ...InvitationParts\n      }\n      cases {\n        id\n        ...MyCaseParts\n      }\n      suspensions {\n        until\n        reason\n        city {\n          id\n          name\n        }\n      }\n    }\n  }\n": types.MyMattersDocument,
    "\n  query DeskModeration($city: String!) {\n    city(slug: $city) {\n      id\n      slug\n      name\n      ...DeskNavParts\n      permissions {\n        moderate {\n          allowed\n          reason\n        }\n      }\n    }\n  }\n": types.DeskModerationDocument,
    "\n  query Cases($city: String!, $states: [CaseState!], $after: String) {\n    city(slug: $city) {\n      id\n      cases(first: 25, after: $after, states: $states) {\n        nodes {\n          id\n          state\n          subjectKind\n          excerpt\n          openedAt\n          concerned {\n            id\n            name\n          }\n          reports {\n            reason\n          }\n          decisions {\n            action\n            onAppeal\n            upheld\n            at\n            by {\n              id\n              name\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n": types.CasesDocument,
    "\n  fragment CaseParts on Case {\n    id\n    state\n    subjectKind\n    excerpt\n    path\n    openedAt\n    appeal\n    appealUntil\n    concerned {\n      id\n      name\n    }\n    reports {\n      reason\n      details\n      at\n      by {\n        id\n        name\n      }\n    }\n    decisions {\n      action\n      onAppeal\n      upheld\n      reason\n      at\n      until\n      by {\n        id\n        name\n      }\n    }\n    permissions {\n      decide {\n        allowed\n        reason\n      }\n      decideAppeal {\n        allowed\n        reason\n      }\n    }\n  }\n": types.CasePartsFragmentDoc,
    "\n  query Case($id: ID!) {\n    node(id: $id) {\n      ... on Case {\n        id\n        ...CaseParts\n      }\n    }\n  }\n": types.CaseDocument,
    "\n  mutation DecideCase($input: DecideCaseInput!) {\n    decideCase(input: $input) {\n      case {\n        id\n        state\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.DecideCaseDocument,
    "\n  mutation DecideAppeal($input: DecideAppealInput!) {\n    decideAppeal(input: $input) {\n      case {\n        id\n        state\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.DecideAppealDocument,
    "\n  query DeskPeople($city: String!) {\n    city(slug: $city) {\n      id\n      slug\n      name\n      ...DeskNavParts\n      permissions {\n        manageRoles {\n          allowed\n          reason\n        }\n        inviteFinanceOfficer {\n          allowed\n          reason\n        }\n      }\n    }\n  }\n": types.DeskPeopleDocument,
    "\n  query DeskRoles($city: String!) {\n    city(slug: $city) {\n      id\n      roleInvitations {\n        id\n        ...OpenInvitationParts\n      }\n      roleRequests {\n        id\n        role\n        email\n        name\n        askedAt\n        askedBy {\n          id\n          name\n        }\n        approve {\n          allowed\n          reason\n        }\n        reject {\n          allowed\n          reason\n        }\n      }\n    }\n  }\n": types.DeskRolesDocument,
    "\n  query OfficeHolders($city: String!, $after: String) {\n    city(slug: $city) {\n      id\n      office(first: 50, after: $after) {\n        nodes {\n          email\n          role\n          grantedAt\n          person {\n            id\n            name\n          }\n          grantedBy {\n            id\n            name\n          }\n          revoke {\n            allowed\n            reason\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n": types.OfficeHoldersDocument,
    "\n  mutation InviteToRole($input: InviteToRoleInput!) {\n    inviteToRole(input: $input) {\n      invitation {\n        id\n      }\n      request {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.InviteToRoleDocument,
    "\n  mutation ApproveRoleRequest($id: ID!) {\n    approveRoleRequest(id: $id) {\n      request {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.ApproveRoleRequestDocument,
    "\n  mutation RejectRoleRequest($id: ID!, $reason: String!) {\n    rejectRoleRequest(id: $id, reason: $reason) {\n      request {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.RejectRoleRequestDocument,
    "\n  mutation RevokeRole($city: ID!, $person: ID!, $role: Role!) {\n    revokeRole(city: $city, person: $person, role: $role) {\n      city {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.RevokeRoleDocument,
    "\n  fragment OrganisationCardParts on Organisation {\n    id\n    slug\n    name\n    kind\n    about\n    state\n    badges {\n      kind\n      ...BadgeParts\n    }\n  }\n": types.OrganisationCardPartsFragmentDoc,
    "\n  query Organisations($city: String!, $search: String, $states: [OrganisationState!], $after: String) {\n    city(slug: $city) {\n      id\n      organisations(first: 24, after: $after, search: $search, states: $states) {\n        nodes {\n          id\n          ...OrganisationCardParts\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n": types.OrganisationsDocument,
    "\n  query OrganisationsCity($city: String!) {\n    city(slug: $city) {\n      id\n      slug\n      name\n      permissions {\n        createOrganisation {\n          allowed\n          reason\n        }\n      }\n    }\n  }\n": types.OrganisationsCityDocument,
    "\n  query OrganisationPage($city: String!, $slug: String!) {\n    city(slug: $city) {\n      id\n      slug\n      name\n      organisation(slug: $slug) {\n        id\n        slug\n        name\n        kind\n        aboutHtml\n        website\n        state\n        identifier\n        identifierKind\n        badges {\n          kind\n          ...BadgeParts\n        }\n        members {\n          person {\n            id\n            name\n          }\n          role\n          since\n        }\n        permissions {\n          edit {\n            allowed\n          }\n          manageMembers {\n            allowed\n          }\n          submit {\n            allowed\n          }\n          decide {\n            allowed\n          }\n        }\n      }\n    }\n  }\n": types.OrganisationPageDocument,
    "\n  query OrganisationProjects($id: ID!, $after: String) {\n    node(id: $id) {\n      ... on Organisation {\n        id\n        projects(first: 12, after: $after) {\n          nodes {\n            id\n            ...ProjectCardParts\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n          totalCount\n        }\n      }\n    }\n  }\n": types.OrganisationProjectsDocument,
    "\n  query OrganisationManage($city: String!, $slug: String!) {\n    city(slug: $city) {\n      id\n      slug\n      name\n      organisation(slug: $slug) {\n        id\n        ...OrganisationManageParts\n      }\n    }\n  }\n": types.OrganisationManageDocument,
    "\n  fragment OrganisationManageParts on Organisation {\n    id\n    slug\n    name\n    kind\n    about\n    website\n    state\n    members {\n      person {\n        id\n        name\n      }\n      email\n      role\n      since\n      remove {\n        allowed\n        reason\n      }\n      changeRole {\n        allowed\n        reason\n      }\n    }\n    invitations {\n      id\n      ...OpenInvitationParts\n    }\n    verification {\n      ...VerificationParts\n    }\n    permissions {\n      edit {\n        allowed\n        reason\n      }\n      manageMembers {\n        allowed\n        reason\n      }\n      submit {\n        allowed\n        reason\n      }\n    }\n  }\n": types.OrganisationManagePartsFragmentDoc,
    "\n  mutation CreateOrganisation($input: CreateOrganisationInput!) {\n    createOrganisation(input: $input) {\n      organisation {\n        id\n        slug\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.CreateOrganisationDocument,
    "\n  mutation UpdateOrganisation($id: ID!, $input: UpdateOrganisationInput!) {\n    updateOrganisation(id: $id, input: $input) {\n      organisation {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.UpdateOrganisationDocument,
    "\n  mutation InviteToOrganisation($organisation: ID!, $email: String!, $role: MemberRole!) {\n    inviteToOrganisation(organisation: $organisation, email: $email, role: $role) {\n      invitation {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.InviteToOrganisationDocument,
    "\n  mutation ChangeMemberRole($organisation: ID!, $person: ID!, $role: MemberRole!) {\n    changeMemberRole(organisation: $organisation, person: $person, role: $role) {\n      organisation {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.ChangeMemberRoleDocument,
    "\n  mutation RemoveMember($organisation: ID!, $person: ID!) {\n    removeMember(organisation: $organisation, person: $person) {\n      organisation {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.RemoveMemberDocument,
    "\n  mutation RequestSignIn($input: RequestSignInInput!) {\n    requestSignIn(input: $input) {\n      sent\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.RequestSignInDocument,
    "\n  mutation CompleteSignIn($token: String!) {\n    completeSignIn(token: $token) {\n      viewer {\n        id\n        name\n      }\n      returnTo\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.CompleteSignInDocument,
    "\n  mutation CompleteSignInByCode($code: String!) {\n    completeSignInByCode(code: $code) {\n      viewer {\n        id\n        name\n      }\n      returnTo\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.CompleteSignInByCodeDocument,
    "\n  mutation SignOut {\n    signOut {\n      signedOut\n    }\n  }\n": types.SignOutDocument,
    "\n  query MyPledges($after: String) {\n    viewer {\n      id\n      pledges(first: 50, after: $after) {\n        nodes {\n          id\n          amount\n          match\n          state\n          createdAt\n          project {\n            id\n            slug\n            title\n            language\n            state\n            city {\n              id\n              slug\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n": types.MyPledgesDocument,
    "\n  query MyProjects($after: String) {\n    viewer {\n      id\n      projects(first: 20, after: $after) {\n        nodes {\n          id\n          slug\n          title\n          language\n          state\n          reviewNote\n          city {\n            id\n            slug\n          }\n          progress {\n            ...ProgressParts\n          }\n          permissions {\n            edit {\n              allowed\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n": types.MyProjectsDocument,
    "\n  query Outbox {\n    demo {\n      people {\n        name\n        email\n        description\n        role\n      }\n      mails {\n        id\n        to\n        subject\n        sentAt\n        text\n      }\n    }\n  }\n": types.OutboxDocument,
    "\n  fragment PoolMoneyParts on Pool {\n    amount\n    reserved\n    committed\n    paid\n    available\n  }\n": types.PoolMoneyPartsFragmentDoc,
    "\n  fragment PoolParts on Pool {\n    id\n    name\n    purpose\n    state\n    opensAt\n    closesAt\n    projectsMatched\n    amount\n    reserved\n    committed\n    available\n    ...PoolMoneyParts\n    funders {\n      name\n      amount\n    }\n    rule {\n      version\n      sentence\n      definition\n    }\n    ruleVersions {\n      version\n      publishedAt\n      sentence\n    }\n    permissions {\n      edit {\n        allowed\n        reason\n      }\n      publish {\n        allowed\n        reason\n      }\n      pause {\n        allowed\n        reason\n      }\n      resume {\n        allowed\n        reason\n      }\n      close {\n        allowed\n        reason\n      }\n    }\n  }\n": types.PoolPartsFragmentDoc,
    "\n  query PoolCity($city: String!) {\n    city(slug: $city) {\n      id\n      slug\n      name\n      currency\n      timeZone\n      categories {\n        slug\n        name\n      }\n      neighbourhoods {\n        id\n        name\n      }\n      areas {\n        id\n        name\n      }\n      permissions {\n        createPool {\n          allowed\n          reason\n        }\n      }\n    }\n  }\n": types.PoolCityDocument,
    "\n  query Pool($id: ID!) {\n    node(id: $id) {\n      ... on Pool {\n        id\n        ...PoolParts\n      }\n    }\n  }\n": types.PoolDocument,
    "\n  fragment PoolDecisionParts on Decision {\n    id\n    change\n    state\n    sentence\n    ruleVersion\n    decidedAt\n    project {\n      id\n      slug\n      title\n      language\n    }\n    pledge {\n      id\n      amount\n      backer\n    }\n    steps {\n      ...StepParts\n    }\n  }\n": types.PoolDecisionPartsFragmentDoc,
    "\n  query PoolDecisions($id: ID!, $after: String) {\n    node(id: $id) {\n      ... on Pool {\n        id\n        decisions(first: 20, after: $after) {\n          nodes {\n            id\n            ...PoolDecisionParts\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n": types.PoolDecisionsDocument,
    "\n  query PreviewRule($city: ID!, $definition: String!) {\n    previewRule(city: $city, definition: $definition) {\n      sentence\n      curve {\n        crowd\n        match\n      }\n      example {\n        gift\n        match\n        sentence\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.PreviewRuleDocument,
    "\n  mutation CreatePool($input: CreatePoolInput!) {\n    createPool(input: $input) {\n      pool {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.CreatePoolDocument,
    "\n  mutation UpdatePool($id: ID!, $input: UpdatePoolInput!) {\n    updatePool(id: $id, input: $input) {\n      pool {\n        id\n        ...PoolParts\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.UpdatePoolDocument,
    "\n  mutation PublishPool($id: ID!, $idempotencyKey: String!) {\n    publishPool(id: $id, idempotencyKey: $idempotencyKey) {\n      pool {\n        id\n        ...PoolParts\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.PublishPoolDocument,
    "\n  mutation PausePool($id: ID!, $idempotencyKey: String!) {\n    pausePool(id: $id, idempotencyKey: $idempotencyKey) {\n      pool {\n        id\n        ...PoolParts\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.PausePoolDocument,
    "\n  mutation ClosePool($id: ID!, $idempotencyKey: String!) {\n    closePool(id: $id, idempotencyKey: $idempotencyKey) {\n      pool {\n        id\n        ...PoolParts\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.ClosePoolDocument,
    "\n  mutation ResumePool($id: ID!, $idempotencyKey: String!) {\n    resumePool(id: $id, idempotencyKey: $idempotencyKey) {\n      pool {\n        id\n        ...PoolParts\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.ResumePoolDocument,
    "\n  query PoolRound($id: ID!) {\n    node(id: $id) {\n      ... on Pool {\n        id\n        round {\n          tasks\n          band {\n            shareMinBps\n            shareMaxBps\n            capMin\n            capMax\n          }\n          candidates {\n            admitted\n            shareBps\n            cap\n            rank\n            votes\n            proven\n            costs\n            given\n            afterRound\n            project {\n              id\n              slug\n              title\n              language\n              state\n              progress {\n                project\n                crowd\n                goal\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": types.PoolRoundDocument,
    "\n  mutation AdmitProject($pool: ID!, $project: ID!, $shareBps: Int, $cap: Money, $idempotencyKey: String!) {\n    admitProject(\n      pool: $pool\n      project: $project\n      shareBps: $shareBps\n      cap: $cap\n      idempotencyKey: $idempotencyKey\n    ) {\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.AdmitProjectDocument,
    "\n  mutation RankProjects($pool: ID!, $projects: [ID!]!, $idempotencyKey: String!) {\n    rankProjects(pool: $pool, projects: $projects, idempotencyKey: $idempotencyKey) {\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.RankProjectsDocument,
    "\n  mutation CloseWindow($pool: ID!, $idempotencyKey: String!) {\n    closeWindow(pool: $pool, idempotencyKey: $idempotencyKey) {\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.CloseWindowDocument,
    "\n  mutation VerifyProof($project: ID!, $costs: Money, $idempotencyKey: String!) {\n    verifyProof(project: $project, costs: $costs, idempotencyKey: $idempotencyKey) {\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.VerifyProofDocument,
    "\n  mutation CountVotes($project: ID!, $votes: Int!, $idempotencyKey: String!) {\n    countVotes(project: $project, votes: $votes, idempotencyKey: $idempotencyKey) {\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.CountVotesDocument,
    "\n  query MyPrivacy {\n    viewer {\n      id\n      email\n      consents {\n        kind\n        text\n        version\n        given\n        at\n      }\n      erasure {\n        possible\n        obstacles\n        erased\n        kept\n      }\n    }\n  }\n": types.MyPrivacyDocument,
    "\n  query MyData {\n    viewer {\n      id\n      data {\n        title\n        purpose\n        columns\n        rows\n      }\n    }\n  }\n": types.MyDataDocument,
    "\n  query MyLooks($after: String) {\n    viewer {\n      id\n      looks(first: 10, after: $after) {\n        nodes {\n          at\n          by\n          what\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.MyLooksDocument,
    "\n  mutation SetConsent($kind: ConsentKind!, $given: Boolean!, $version: String!) {\n    setConsent(kind: $kind, given: $given, version: $version) {\n      viewer {\n        id\n        consents {\n          kind\n          given\n          at\n        }\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.SetConsentDocument,
    "\n  mutation EraseMe($confirm: String!) {\n    eraseMe(confirm: $confirm) {\n      erased\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.EraseMeDocument,
    "\n  fragment ProgressParts on Progress {\n    project\n    crowd\n    match\n    secured\n    total\n    goal\n    backers\n    totalBps\n    updatedAt\n  }\n": types.ProgressPartsFragmentDoc,
    "\n  subscription ProgressLive($project: ID!) {\n    projectProgress(project: $project) {\n      ...ProgressParts\n    }\n  }\n": types.ProgressLiveDocument,
    "\n  query ProjectPage($city: String!, $slug: String!) {\n    project(city: $city, slug: $slug) {\n      id\n      slug\n      title\n      summary\n      storyHtml\n      language\n      state\n      reviewNote\n      cityWide\n      address\n      city {\n        id\n        slug\n        name\n        currency\n        accent\n      }\n      category {\n        slug\n        name\n      }\n      neighbourhood {\n        id\n        name\n      }\n      picture {\n        url\n        alt\n        width\n        height\n      }\n      owner {\n        name\n        kind\n        verified\n        badges {\n          kind\n          ...BadgeParts\n        }\n      }\n      organisation {\n        id\n        slug\n        name\n        badges {\n          kind\n          ...BadgeParts\n        }\n      }\n      team {\n        person {\n          id\n        }\n        ...TeamParts\n      }\n      campaign {\n        kind\n        goal\n        minimum\n        closesAt\n        daysLeft\n      }\n      progress {\n        goal\n        backers\n        ...ProgressParts\n      }\n      budgetLines {\n        id\n        label\n        amount\n        kind\n      }\n      pools {\n        sentence\n        given\n        open\n        reason\n        pool {\n          id\n          name\n          purpose\n          funders {\n            name\n          }\n          rule {\n            settings {\n              successAtGoalBps\n            }\n          }\n        }\n      }\n      permissions {\n        edit {\n          allowed\n        }\n        publish {\n          allowed\n        }\n        pledge {\n          allowed\n          reason\n        }\n        comment {\n          allowed\n          reason\n        }\n        manageTeam {\n          allowed\n        }\n      }\n    }\n  }\n": types.ProjectPageDocument,
    "\n  query ProjectBackers($id: ID!, $after: String) {\n    node(id: $id) {\n      ... on Project {\n        id\n        pledges(first: 12, after: $after) {\n          nodes {\n            id\n            amount\n            state\n            backer\n            message\n            match\n            createdAt\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n          totalCount\n        }\n      }\n    }\n  }\n": types.ProjectBackersDocument,
    "\n  query ProjectDecisions($id: ID!, $after: String) {\n    node(id: $id) {\n      ... on Project {\n        id\n        decisions(first: 10, after: $after) {\n          nodes {\n            id\n            ...DecisionParts\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n          totalCount\n        }\n      }\n    }\n  }\n": types.ProjectDecisionsDocument,
    "\n  fragment ProjectCardParts on Project {\n    id\n    slug\n    title\n    summary\n    language\n    state\n    cityWide\n    category {\n      slug\n      name\n    }\n    neighbourhood {\n      id\n      name\n    }\n    picture {\n      url\n      alt\n      width\n      height\n    }\n    owner {\n      name\n      verified\n    }\n    campaign {\n      daysLeft\n    }\n    progress {\n      backers\n      match\n      totalBps\n      ...ProgressParts\n    }\n  }\n": types.ProjectCardPartsFragmentDoc,
    "\n  query ProofWays {\n    viewer {\n      id\n      email\n      hasPassword\n      provenUntil\n      passkeys {\n        id\n      }\n    }\n  }\n": types.ProofWaysDocument,
    "\n  mutation ProveWithPassword($password: String!) {\n    proveWithPassword(password: $password) {\n      viewer {\n        id\n        provenUntil\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.ProveWithPasswordDocument,
    "\n  mutation RequestProofCode {\n    requestProofCode {\n      sent\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.RequestProofCodeDocument,
    "\n  mutation ProveWithCode($code: String!) {\n    proveWithCode(code: $code) {\n      viewer {\n        id\n        provenUntil\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.ProveWithCodeDocument,
    "\n  mutation BeginPasskeyUse {\n    beginPasskeySignIn {\n      challenge {\n        id\n        options\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.BeginPasskeyUseDocument,
    "\n  mutation ProveWithPasskey($challenge: ID!, $credential: Json!) {\n    proveWithPasskey(challenge: $challenge, credential: $credential) {\n      viewer {\n        id\n        provenUntil\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.ProveWithPasskeyDocument,
    "\n  fragment ProposalParts on Project {\n    id\n    slug\n    title\n    summary\n    story\n    storyHtml\n    language\n    state\n    reviewNote\n    cityWide\n    address\n    category {\n      slug\n      name\n    }\n    location {\n      longitude\n      latitude\n    }\n    neighbourhood {\n      id\n      name\n    }\n    picture {\n      url\n      alt\n      width\n      height\n    }\n    campaign {\n      kind\n      goal\n      minimum\n      opensAt\n      closesAt\n    }\n    budgetLines {\n      id\n      label\n      amount\n      kind\n    }\n    pools {\n      sentence\n      given\n      open\n      reason\n      pool {\n        id\n        name\n        purpose\n        funders {\n          name\n        }\n      }\n    }\n    organisation {\n      id\n      name\n    }\n    permissions {\n      edit {\n        allowed\n        reason\n      }\n      submit {\n        allowed\n        reason\n      }\n    }\n  }\n": types.ProposalPartsFragmentDoc,
    "\n  query ProposeCity($city: String!) {\n    city(slug: $city) {\n      id\n      slug\n      name\n      currency\n      bounds\n      categories {\n        slug\n        name\n      }\n      neighbourhoodsGeoJson\n      baseGeoJson\n      permissions {\n        createProject {\n          allowed\n          reason\n        }\n      }\n      projects(first: 20, filter: { mine: true, states: [IDEA, DRAFT, CHANGES_REQUESTED] }) {\n        nodes {\n          id\n          title\n          state\n        }\n      }\n    }\n  }\n": types.ProposeCityDocument,
    "\n  query Proposal($id: ID!) {\n    node(id: $id) {\n      ... on Project {\n        id\n        ...ProposalParts\n      }\n    }\n  }\n": types.ProposalDocument,
    "\n  mutation CreateProject($input: CreateProjectInput!) {\n    createProject(input: $input) {\n      project {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.CreateProjectDocument,
    "\n  mutation UpdateProject($id: ID!, $input: UpdateProjectInput!) {\n    updateProject(id: $id, input: $input) {\n      project {\n        id\n        ...ProposalParts\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.UpdateProjectDocument,
    "\n  mutation SubmitProject($id: ID!) {\n    submitProject(id: $id) {\n      project {\n        id\n        state\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.SubmitProjectDocument,
    "\n  query MyOrganisations {\n    viewer {\n      id\n      organisations {\n        role\n        organisation {\n          id\n          slug\n          name\n          state\n          city {\n            id\n          }\n        }\n      }\n    }\n  }\n": types.MyOrganisationsDocument,
    "\n  mutation SetProjectOrganisation($project: ID!, $organisation: ID) {\n    setProjectOrganisation(project: $project, organisation: $organisation) {\n      project {\n        id\n        organisation {\n          id\n          name\n        }\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.SetProjectOrganisationDocument,
    "\n  query ProposalPicture($id: ID!) {\n    node(id: $id) {\n      ... on Project {\n        id\n        picture {\n          url\n          alt\n          width\n          height\n        }\n      }\n    }\n  }\n": types.ProposalPictureDocument,
    "\n  query Quote($project: ID!, $amount: Money!) {\n    quote(project: $project, amount: $amount) {\n      quote {\n        gift\n        match\n        total\n        sentence\n        parts {\n          pool {\n            id\n            name\n            ...ReasonParts\n          }\n          amount\n          sentence\n          steps {\n            ...StepParts\n          }\n        }\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.QuoteDocument,
    "\n  mutation Report($input: ReportInput!) {\n    report(input: $input) {\n      received\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.ReportDocument,
    "\n  fragment ResidenceParts on Residence {\n    id\n    state\n    method\n    requestedAt\n    verifiedAt\n    expiresAt\n    triesLeft\n    city {\n      id\n      slug\n      name\n    }\n    neighbourhood {\n      id\n      name\n    }\n  }\n": types.ResidencePartsFragmentDoc,
    "\n  query MyResidences {\n    viewer {\n      id\n      name\n      residences {\n        id\n        ...ResidenceParts\n      }\n    }\n    cities {\n      id\n      slug\n      name\n    }\n  }\n": types.MyResidencesDocument,
    "\n  query CityQuarters($city: String!) {\n    city(slug: $city) {\n      id\n      neighbourhoods {\n        id\n        name\n      }\n    }\n  }\n": types.CityQuartersDocument,
    "\n  mutation RequestResidenceLetter($input: RequestResidenceLetterInput!) {\n    requestResidenceLetter(input: $input) {\n      viewer {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.RequestResidenceLetterDocument,
    "\n  mutation EnterResidenceCode($city: ID!, $code: String!) {\n    enterResidenceCode(city: $city, code: $code) {\n      viewer {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.EnterResidenceCodeDocument,
    "\n  query Shell {\n    viewer {\n      id\n      name\n      email\n      roles {\n        role\n        city {\n          id\n          slug\n        }\n      }\n    }\n    cities {\n      id\n      slug\n      name\n      accent\n    }\n    demo {\n      people {\n        name\n      }\n    }\n  }\n": types.ShellDocument,
    "\n  query SignInOptions($city: String) {\n    signInOptions(city: $city) {\n      passkeys\n      providers {\n        key\n        name\n        startPath\n      }\n    }\n  }\n": types.SignInOptionsDocument,
    "\n  mutation SignInWithPassword($input: SignInWithPasswordInput!) {\n    signInWithPassword(input: $input) {\n      viewer {\n        id\n        name\n      }\n      returnTo\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.SignInWithPasswordDocument,
    "\n  mutation FinishPasskeySignIn($challenge: ID!, $credential: Json!, $returnTo: String) {\n    finishPasskeySignIn(challenge: $challenge, credential: $credential, returnTo: $returnTo) {\n      viewer {\n        id\n        name\n      }\n      returnTo\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.FinishPasskeySignInDocument,
    "\n  query PendingIdentity {\n    pendingIdentity {\n      providerName\n      email\n    }\n  }\n": types.PendingIdentityDocument,
    "\n  mutation LinkIdentity {\n    linkIdentity {\n      viewer {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.LinkIdentityDocument,
    "\n  mutation DismissPendingIdentity {\n    dismissPendingIdentity {\n      viewer {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.DismissPendingIdentityDocument,
    "\n  fragment TeamParts on TeamMember {\n    person {\n      id\n      name\n    }\n    isOwner\n    since\n    badges {\n      kind\n      ...BadgeParts\n    }\n  }\n": types.TeamPartsFragmentDoc,
    "\n  query TeamPage($city: String!, $slug: String!) {\n    project(city: $city, slug: $slug) {\n      id\n      slug\n      title\n      language\n      city {\n        id\n        slug\n        name\n      }\n      team {\n        person {\n          id\n          name\n        }\n        remove {\n          allowed\n          reason\n        }\n        ...TeamParts\n      }\n      teamInvitations {\n        id\n        ...OpenInvitationParts\n      }\n      permissions {\n        manageTeam {\n          allowed\n          reason\n        }\n      }\n    }\n  }\n": types.TeamPageDocument,
    "\n  mutation InviteToTeam($project: ID!, $email: String!) {\n    inviteToTeam(project: $project, email: $email) {\n      invitation {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.InviteToTeamDocument,
    "\n  mutation RemoveFromTeam($project: ID!, $person: ID!) {\n    removeFromTeam(project: $project, person: $person) {\n      project {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.RemoveFromTeamDocument,
    "\n  query MyTokens {\n    viewer {\n      id\n      tokens {\n        id\n        name\n        hint\n        scopes\n        createdAt\n        expiresAt\n        lastUsedAt\n      }\n    }\n  }\n": types.MyTokensDocument,
    "\n  mutation CreateToken($input: CreateTokenInput!) {\n    createToken(input: $input) {\n      token {\n        id\n        name\n      }\n      secret\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.CreateTokenDocument,
    "\n  mutation RevokeToken($id: ID!) {\n    revokeToken(id: $id) {\n      viewer {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.RevokeTokenDocument,
    "\n  fragment VerificationParts on OrganisationVerification {\n    identifierKind\n    identifier\n    ibanHint\n    submittedAt\n    documents {\n      id\n      name\n      bytes\n      mime\n      uploadedAt\n      url\n    }\n    checks {\n      what\n      result\n      at\n      by {\n        id\n        name\n      }\n    }\n  }\n": types.VerificationPartsFragmentDoc,
    "\n  query CheckIdentifier($kind: IdentifierKind!, $value: String!) {\n    checkIdentifier(kind: $kind, value: $value) {\n      valid\n      written\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.CheckIdentifierDocument,
    "\n  mutation SubmitOrganisation($id: ID!, $input: SubmitOrganisationInput!) {\n    submitOrganisation(id: $id, input: $input) {\n      organisation {\n        id\n        state\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.SubmitOrganisationDocument,
    "\n  mutation RemoveDocument($id: ID!) {\n    removeDocument(id: $id) {\n      organisation {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.RemoveDocumentDocument,
    "\n  query DeskVerification($city: String!) {\n    city(slug: $city) {\n      id\n      slug\n      name\n      ...DeskNavParts\n      neighbourhoods {\n        id\n        name\n      }\n      permissions {\n        verifyResidents {\n          allowed\n          reason\n        }\n        verifyOrganisations {\n          allowed\n          reason\n        }\n      }\n    }\n  }\n": types.DeskVerificationDocument,
    "\n  query ResidenceRequests($city: String!, $states: [ResidenceState!], $after: String) {\n    city(slug: $city) {\n      id\n      residenceRequests(first: 25, after: $after, states: $states) {\n        nodes {\n          id\n          name\n          address\n          state\n          requestedAt\n          neighbourhood {\n            id\n            name\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n": types.ResidenceRequestsDocument,
    "\n  query OrganisationsToVerify($city: String!) {\n    city(slug: $city) {\n      id\n      organisationsToVerify {\n        id\n        slug\n        name\n        kind\n        state\n        website\n        verification {\n          ...VerificationParts\n        }\n        permissions {\n          decide {\n            allowed\n            reason\n          }\n        }\n      }\n    }\n  }\n": types.OrganisationsToVerifyDocument,
    "\n  mutation PrintResidenceLetters($city: ID!, $requests: [ID!]!) {\n    printResidenceLetters(city: $city, requests: $requests) {\n      url\n      letters\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.PrintResidenceLettersDocument,
    "\n  mutation VerifyResidentAtDesk($input: VerifyResidentInput!) {\n    verifyResidentAtDesk(input: $input) {\n      residence {\n        id\n        state\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.VerifyResidentAtDeskDocument,
    "\n  mutation RevokeResidence($id: ID!, $reason: String!) {\n    revokeResidence(id: $id, reason: $reason) {\n      residence {\n        id\n        state\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.RevokeResidenceDocument,
    "\n  mutation DecideOrganisation($id: ID!, $input: DecideOrganisationInput!) {\n    decideOrganisation(id: $id, input: $input) {\n      organisation {\n        id\n        state\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n": types.DecideOrganisationDocument,
    "\n  query CityShapes($city: String!) {\n    city(slug: $city) {\n      id\n      bounds\n      neighbourhoodsGeoJson\n      baseGeoJson\n    }\n  }\n": types.CityShapesDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyAccount {\n    viewer {\n      id\n      name\n      email\n      locale\n      hasPassword\n      passkeys {\n        id\n        name\n        createdAt\n        lastUsedAt\n      }\n      identities {\n        id\n        provider\n        providerName\n        label\n        linkedAt\n        lastUsedAt\n      }\n      sessions {\n        id\n        device\n        place\n        method\n        createdAt\n        seenAt\n        current\n      }\n    }\n    signInOptions {\n      passkeys\n      providers {\n        key\n        name\n        startPath\n      }\n    }\n  }\n"): typeof import('./graphql').MyAccountDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateProfile($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      viewer {\n        id\n        name\n        locale\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').UpdateProfileDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetPassword($password: String!) {\n    setPassword(password: $password) {\n      viewer {\n        id\n        hasPassword\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').SetPasswordDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemovePassword {\n    removePassword {\n      viewer {\n        id\n        hasPassword\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').RemovePasswordDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginPasskey {\n    beginPasskey {\n      challenge {\n        id\n        options\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').BeginPasskeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FinishPasskey($challenge: ID!, $credential: Json!, $name: String!) {\n    finishPasskey(challenge: $challenge, credential: $credential, name: $name) {\n      viewer {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').FinishPasskeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RenamePasskey($id: ID!, $name: String!) {\n    renamePasskey(id: $id, name: $name) {\n      viewer {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').RenamePasskeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemovePasskey($id: ID!) {\n    removePasskey(id: $id) {\n      viewer {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').RemovePasskeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnlinkIdentity($id: ID!) {\n    unlinkIdentity(id: $id) {\n      viewer {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').UnlinkIdentityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndSession($id: ID!) {\n    endSession(id: $id) {\n      viewer {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').EndSessionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndOtherSessions {\n    endOtherSessions {\n      viewer {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').EndOtherSessionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeskActs($city: String!) {\n    city(slug: $city) {\n      id\n      slug\n      name\n      ...DeskNavParts\n      actsHead {\n        seq\n        hash\n      }\n      permissions {\n        readAudit {\n          allowed\n          reason\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').DeskActsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Acts($city: String!, $after: String) {\n    city(slug: $city) {\n      id\n      acts(first: 40, after: $after) {\n        nodes {\n          seq\n          at\n          kind\n          sentence\n          subject\n          about\n          path\n          hash\n          by {\n            id\n            name\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n"): typeof import('./graphql').ActsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment BadgeParts on Badge {\n    kind\n    label\n    meaning\n  }\n"): typeof import('./graphql').BadgePartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MyCaseParts on Case {\n    id\n    state\n    subjectKind\n    excerpt\n    path\n    openedAt\n    appeal\n    appealUntil\n    decisions {\n      action\n      onAppeal\n      upheld\n      reason\n      at\n      until\n    }\n    permissions {\n      appeal {\n        allowed\n        reason\n      }\n    }\n  }\n"): typeof import('./graphql').MyCasePartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AppealCase($id: ID!, $text: String!) {\n    appealCase(id: $id, text: $text) {\n      case {\n        id\n        ...MyCaseParts\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').AppealCaseDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CityHome($city: String!) {\n    city(slug: $city) {\n      id\n      slug\n      name\n      currency\n      accent\n      tagline\n      aboutHtml\n      picture {\n        url\n        alt\n        width\n        height\n      }\n      categories {\n        slug\n        name\n      }\n      neighbourhoods {\n        id\n        slug\n        name\n        projects\n        crowd\n        match\n      }\n      totals {\n        crowd\n        match\n        openProjects\n        backers\n      }\n    }\n  }\n"): typeof import('./graphql').CityHomeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CityProjects($city: String!, $filter: ProjectFilter, $order: ProjectOrder, $after: String) {\n    city(slug: $city) {\n      id\n      projects(first: 24, after: $after, filter: $filter, order: $order) {\n        nodes {\n          id\n          ...ProjectCardParts\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n"): typeof import('./graphql').CityProjectsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CityPins($city: String!, $filter: ProjectFilter) {\n    city(slug: $city) {\n      id\n      pins(filter: $filter) {\n        id\n        slug\n        title\n        state\n        longitude\n        latitude\n        goal\n        crowd\n        match\n      }\n    }\n  }\n"): typeof import('./graphql').CityPinsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CommentParts on Comment {\n    id\n    bodyHtml\n    body\n    state\n    createdAt\n    editedAt\n    notice\n    author {\n      name\n      isOwner\n      badges {\n        kind\n        ...BadgeParts\n      }\n    }\n    permissions {\n      reply {\n        allowed\n        reason\n      }\n      edit {\n        allowed\n      }\n      delete {\n        allowed\n      }\n      report {\n        allowed\n      }\n    }\n  }\n"): typeof import('./graphql').CommentPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProjectComments($id: ID!, $after: String) {\n    node(id: $id) {\n      ... on Project {\n        id\n        comments(first: 10, after: $after) {\n          nodes {\n            id\n            ...CommentParts\n            replies {\n              id\n              ...CommentParts\n            }\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n          totalCount\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').ProjectCommentsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddComment($input: AddCommentInput!) {\n    addComment(input: $input) {\n      comment {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').AddCommentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EditComment($id: ID!, $body: String!) {\n    editComment(id: $id, body: $body) {\n      comment {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').EditCommentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteComment($id: ID!) {\n    deleteComment(id: $id) {\n      comment {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').DeleteCommentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CommentPause {\n    viewer {\n      id\n      suspensions {\n        until\n        reason\n        city {\n          id\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').CommentPauseDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Desk($city: String!) {\n    city(slug: $city) {\n      id\n      slug\n      name\n      ...DeskNavParts\n      permissions {\n        reviewProjects {\n          allowed\n          reason\n        }\n        createPool {\n          allowed\n          reason\n        }\n      }\n      projects(first: 50, filter: { states: [SUBMITTED, IN_REVIEW] }, order: OLDEST) {\n        nodes {\n          id\n          ...ReviewParts\n        }\n        totalCount\n      }\n      pools(first: 50) {\n        nodes {\n          id\n          name\n          state\n          opensAt\n          closesAt\n          projectsMatched\n          ...PoolMoneyParts\n          rule {\n            sentence\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').DeskDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DeskNavParts on City {\n    slug\n    permissions {\n      createPool {\n        allowed\n      }\n      reviewProjects {\n        allowed\n      }\n      verifyResidents {\n        allowed\n      }\n      verifyOrganisations {\n        allowed\n      }\n      moderate {\n        allowed\n      }\n      manageRoles {\n        allowed\n      }\n      readAudit {\n        allowed\n      }\n    }\n  }\n"): typeof import('./graphql').DeskNavPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ReviewParts on Project {\n    id\n    slug\n    title\n    summary\n    language\n    state\n    createdAt\n    cityWide\n    neighbourhood {\n      id\n      name\n    }\n    owner {\n      name\n      verified\n    }\n    campaign {\n      kind\n      goal\n    }\n    permissions {\n      publish {\n        allowed\n        reason\n      }\n      requestChanges {\n        allowed\n        reason\n      }\n      reject {\n        allowed\n        reason\n      }\n    }\n  }\n"): typeof import('./graphql').ReviewPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PublishProject($id: ID!) {\n    publishProject(id: $id) {\n      project {\n        id\n        state\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').PublishProjectDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestProjectChanges($id: ID!, $reason: String!) {\n    requestProjectChanges(id: $id, reason: $reason) {\n      project {\n        id\n        state\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').RequestProjectChangesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RejectProject($id: ID!, $reason: String!) {\n    rejectProject(id: $id, reason: $reason) {\n      project {\n        id\n        state\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').RejectProjectDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment StepParts on ExplanationStep {\n    step\n    limit\n    in\n    out\n    sentence\n  }\n"): typeof import('./graphql').StepPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ReasonParts on Pool {\n    id\n    name\n    rule {\n      settings {\n        rateNum\n        rateDen\n        firstGiftOnly\n        categories\n        neighbourhoods\n        areas\n      }\n    }\n  }\n"): typeof import('./graphql').ReasonPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DecisionParts on Decision {\n    id\n    change\n    state\n    sentence\n    ruleVersion\n    decidedAt\n    pledge {\n      id\n      state\n    }\n    pool {\n      id\n      name\n    }\n    steps {\n      ...StepParts\n    }\n  }\n"): typeof import('./graphql').DecisionPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query GiveProject($city: String!, $slug: String!) {\n    project(city: $city, slug: $slug) {\n      id\n      slug\n      title\n      language\n      cityWide\n      category {\n        slug\n        name\n      }\n      city {\n        id\n        slug\n        name\n        currency\n      }\n      neighbourhood {\n        id\n        name\n      }\n      picture {\n        url\n        alt\n        width\n        height\n      }\n      campaign {\n        kind\n      }\n      progress {\n        ...ProgressParts\n      }\n      permissions {\n        pledge {\n          allowed\n          reason\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').GiveProjectDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreatePledge($input: CreatePledgeInput!) {\n    createPledge(input: $input) {\n      pledge {\n        id\n        state\n      }\n      checkout {\n        url\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').CreatePledgeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RefreshPledge($id: ID!) {\n    refreshPledge(id: $id) {\n      pledge {\n        id\n        amount\n        match\n        state\n        decided\n        decisions {\n          id\n          change\n          sentence\n          pool {\n            id\n            name\n            ...ReasonParts\n          }\n          steps {\n            ...StepParts\n          }\n        }\n        project {\n          id\n          slug\n          title\n          language\n          category {\n            slug\n            name\n          }\n          neighbourhood {\n            id\n            name\n          }\n          city {\n            id\n            slug\n            name\n          }\n          progress {\n            ...ProgressParts\n          }\n        }\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').RefreshPledgeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment InvitationParts on Invitation {\n    id\n    kind\n    toWhat\n    expiresAt\n    city {\n      id\n      name\n    }\n    invitedBy {\n      id\n      name\n    }\n    accept {\n      allowed\n      reason\n    }\n  }\n"): typeof import('./graphql').InvitationPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query InvitationPreview($token: String!) {\n    invitation(token: $token) {\n      kind\n      toWhat\n      invitedBy\n      emailHint\n      expiresAt\n      isMine\n      city {\n        id\n        slug\n        name\n      }\n    }\n  }\n"): typeof import('./graphql').InvitationPreviewDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AcceptInvitation($token: String, $id: ID) {\n    acceptInvitation(token: $token, id: $id) {\n      path\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').AcceptInvitationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeclineInvitation($token: String, $id: ID) {\n    declineInvitation(token: $token, id: $id) {\n      path\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').DeclineInvitationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OpenInvitationParts on Invitation {\n    id\n    email\n    toWhat\n    createdAt\n    expiresAt\n    invitedBy {\n      id\n      name\n    }\n    revoke {\n      allowed\n      reason\n    }\n  }\n"): typeof import('./graphql').OpenInvitationPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeInvitation($id: ID!) {\n    revokeInvitation(id: $id) {\n      revoked\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').RevokeInvitationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyMatters {\n    viewer {\n      id\n      organisations {\n        role\n        organisation {\n          id\n          slug\n          name\n          city {\n            id\n            slug\n          }\n        }\n      }\n      teams {\n        id\n        slug\n        title\n        language\n        city {\n          id\n          slug\n        }\n      }\n      invitations {\n        id\n        ...InvitationParts\n      }\n      cases {\n        id\n        ...MyCaseParts\n      }\n      suspensions {\n        until\n        reason\n        city {\n          id\n          name\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').MyMattersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeskModeration($city: String!) {\n    city(slug: $city) {\n      id\n      slug\n      name\n      ...DeskNavParts\n      permissions {\n        moderate {\n          allowed\n          reason\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').DeskModerationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Cases($city: String!, $states: [CaseState!], $after: String) {\n    city(slug: $city) {\n      id\n      cases(first: 25, after: $after, states: $states) {\n        nodes {\n          id\n          state\n          subjectKind\n          excerpt\n          openedAt\n          concerned {\n            id\n            name\n          }\n          reports {\n            reason\n          }\n          decisions {\n            action\n            onAppeal\n            upheld\n            at\n            by {\n              id\n              name\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n"): typeof import('./graphql').CasesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CaseParts on Case {\n    id\n    state\n    subjectKind\n    excerpt\n    path\n    openedAt\n    appeal\n    appealUntil\n    concerned {\n      id\n      name\n    }\n    reports {\n      reason\n      details\n      at\n      by {\n        id\n        name\n      }\n    }\n    decisions {\n      action\n      onAppeal\n      upheld\n      reason\n      at\n      until\n      by {\n        id\n        name\n      }\n    }\n    permissions {\n      decide {\n        allowed\n        reason\n      }\n      decideAppeal {\n        allowed\n        reason\n      }\n    }\n  }\n"): typeof import('./graphql').CasePartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Case($id: ID!) {\n    node(id: $id) {\n      ... on Case {\n        id\n        ...CaseParts\n      }\n    }\n  }\n"): typeof import('./graphql').CaseDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DecideCase($input: DecideCaseInput!) {\n    decideCase(input: $input) {\n      case {\n        id\n        state\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').DecideCaseDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DecideAppeal($input: DecideAppealInput!) {\n    decideAppeal(input: $input) {\n      case {\n        id\n        state\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').DecideAppealDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeskPeople($city: String!) {\n    city(slug: $city) {\n      id\n      slug\n      name\n      ...DeskNavParts\n      permissions {\n        manageRoles {\n          allowed\n          reason\n        }\n        inviteFinanceOfficer {\n          allowed\n          reason\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').DeskPeopleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeskRoles($city: String!) {\n    city(slug: $city) {\n      id\n      roleInvitations {\n        id\n        ...OpenInvitationParts\n      }\n      roleRequests {\n        id\n        role\n        email\n        name\n        askedAt\n        askedBy {\n          id\n          name\n        }\n        approve {\n          allowed\n          reason\n        }\n        reject {\n          allowed\n          reason\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').DeskRolesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OfficeHolders($city: String!, $after: String) {\n    city(slug: $city) {\n      id\n      office(first: 50, after: $after) {\n        nodes {\n          email\n          role\n          grantedAt\n          person {\n            id\n            name\n          }\n          grantedBy {\n            id\n            name\n          }\n          revoke {\n            allowed\n            reason\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n"): typeof import('./graphql').OfficeHoldersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation InviteToRole($input: InviteToRoleInput!) {\n    inviteToRole(input: $input) {\n      invitation {\n        id\n      }\n      request {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').InviteToRoleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApproveRoleRequest($id: ID!) {\n    approveRoleRequest(id: $id) {\n      request {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').ApproveRoleRequestDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RejectRoleRequest($id: ID!, $reason: String!) {\n    rejectRoleRequest(id: $id, reason: $reason) {\n      request {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').RejectRoleRequestDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeRole($city: ID!, $person: ID!, $role: Role!) {\n    revokeRole(city: $city, person: $person, role: $role) {\n      city {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').RevokeRoleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OrganisationCardParts on Organisation {\n    id\n    slug\n    name\n    kind\n    about\n    state\n    badges {\n      kind\n      ...BadgeParts\n    }\n  }\n"): typeof import('./graphql').OrganisationCardPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Organisations($city: String!, $search: String, $states: [OrganisationState!], $after: String) {\n    city(slug: $city) {\n      id\n      organisations(first: 24, after: $after, search: $search, states: $states) {\n        nodes {\n          id\n          ...OrganisationCardParts\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n"): typeof import('./graphql').OrganisationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OrganisationsCity($city: String!) {\n    city(slug: $city) {\n      id\n      slug\n      name\n      permissions {\n        createOrganisation {\n          allowed\n          reason\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').OrganisationsCityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OrganisationPage($city: String!, $slug: String!) {\n    city(slug: $city) {\n      id\n      slug\n      name\n      organisation(slug: $slug) {\n        id\n        slug\n        name\n        kind\n        aboutHtml\n        website\n        state\n        identifier\n        identifierKind\n        badges {\n          kind\n          ...BadgeParts\n        }\n        members {\n          person {\n            id\n            name\n          }\n          role\n          since\n        }\n        permissions {\n          edit {\n            allowed\n          }\n          manageMembers {\n            allowed\n          }\n          submit {\n            allowed\n          }\n          decide {\n            allowed\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').OrganisationPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OrganisationProjects($id: ID!, $after: String) {\n    node(id: $id) {\n      ... on Organisation {\n        id\n        projects(first: 12, after: $after) {\n          nodes {\n            id\n            ...ProjectCardParts\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n          totalCount\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').OrganisationProjectsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OrganisationManage($city: String!, $slug: String!) {\n    city(slug: $city) {\n      id\n      slug\n      name\n      organisation(slug: $slug) {\n        id\n        ...OrganisationManageParts\n      }\n    }\n  }\n"): typeof import('./graphql').OrganisationManageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OrganisationManageParts on Organisation {\n    id\n    slug\n    name\n    kind\n    about\n    website\n    state\n    members {\n      person {\n        id\n        name\n      }\n      email\n      role\n      since\n      remove {\n        allowed\n        reason\n      }\n      changeRole {\n        allowed\n        reason\n      }\n    }\n    invitations {\n      id\n      ...OpenInvitationParts\n    }\n    verification {\n      ...VerificationParts\n    }\n    permissions {\n      edit {\n        allowed\n        reason\n      }\n      manageMembers {\n        allowed\n        reason\n      }\n      submit {\n        allowed\n        reason\n      }\n    }\n  }\n"): typeof import('./graphql').OrganisationManagePartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateOrganisation($input: CreateOrganisationInput!) {\n    createOrganisation(input: $input) {\n      organisation {\n        id\n        slug\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').CreateOrganisationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateOrganisation($id: ID!, $input: UpdateOrganisationInput!) {\n    updateOrganisation(id: $id, input: $input) {\n      organisation {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').UpdateOrganisationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation InviteToOrganisation($organisation: ID!, $email: String!, $role: MemberRole!) {\n    inviteToOrganisation(organisation: $organisation, email: $email, role: $role) {\n      invitation {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').InviteToOrganisationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeMemberRole($organisation: ID!, $person: ID!, $role: MemberRole!) {\n    changeMemberRole(organisation: $organisation, person: $person, role: $role) {\n      organisation {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').ChangeMemberRoleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveMember($organisation: ID!, $person: ID!) {\n    removeMember(organisation: $organisation, person: $person) {\n      organisation {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').RemoveMemberDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestSignIn($input: RequestSignInInput!) {\n    requestSignIn(input: $input) {\n      sent\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').RequestSignInDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CompleteSignIn($token: String!) {\n    completeSignIn(token: $token) {\n      viewer {\n        id\n        name\n      }\n      returnTo\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').CompleteSignInDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CompleteSignInByCode($code: String!) {\n    completeSignInByCode(code: $code) {\n      viewer {\n        id\n        name\n      }\n      returnTo\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').CompleteSignInByCodeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignOut {\n    signOut {\n      signedOut\n    }\n  }\n"): typeof import('./graphql').SignOutDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyPledges($after: String) {\n    viewer {\n      id\n      pledges(first: 50, after: $after) {\n        nodes {\n          id\n          amount\n          match\n          state\n          createdAt\n          project {\n            id\n            slug\n            title\n            language\n            state\n            city {\n              id\n              slug\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n"): typeof import('./graphql').MyPledgesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyProjects($after: String) {\n    viewer {\n      id\n      projects(first: 20, after: $after) {\n        nodes {\n          id\n          slug\n          title\n          language\n          state\n          reviewNote\n          city {\n            id\n            slug\n          }\n          progress {\n            ...ProgressParts\n          }\n          permissions {\n            edit {\n              allowed\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n"): typeof import('./graphql').MyProjectsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Outbox {\n    demo {\n      people {\n        name\n        email\n        description\n        role\n      }\n      mails {\n        id\n        to\n        subject\n        sentAt\n        text\n      }\n    }\n  }\n"): typeof import('./graphql').OutboxDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PoolMoneyParts on Pool {\n    amount\n    reserved\n    committed\n    paid\n    available\n  }\n"): typeof import('./graphql').PoolMoneyPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PoolParts on Pool {\n    id\n    name\n    purpose\n    state\n    opensAt\n    closesAt\n    projectsMatched\n    amount\n    reserved\n    committed\n    available\n    ...PoolMoneyParts\n    funders {\n      name\n      amount\n    }\n    rule {\n      version\n      sentence\n      definition\n    }\n    ruleVersions {\n      version\n      publishedAt\n      sentence\n    }\n    permissions {\n      edit {\n        allowed\n        reason\n      }\n      publish {\n        allowed\n        reason\n      }\n      pause {\n        allowed\n        reason\n      }\n      resume {\n        allowed\n        reason\n      }\n      close {\n        allowed\n        reason\n      }\n    }\n  }\n"): typeof import('./graphql').PoolPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PoolCity($city: String!) {\n    city(slug: $city) {\n      id\n      slug\n      name\n      currency\n      timeZone\n      categories {\n        slug\n        name\n      }\n      neighbourhoods {\n        id\n        name\n      }\n      areas {\n        id\n        name\n      }\n      permissions {\n        createPool {\n          allowed\n          reason\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').PoolCityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Pool($id: ID!) {\n    node(id: $id) {\n      ... on Pool {\n        id\n        ...PoolParts\n      }\n    }\n  }\n"): typeof import('./graphql').PoolDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PoolDecisionParts on Decision {\n    id\n    change\n    state\n    sentence\n    ruleVersion\n    decidedAt\n    project {\n      id\n      slug\n      title\n      language\n    }\n    pledge {\n      id\n      amount\n      backer\n    }\n    steps {\n      ...StepParts\n    }\n  }\n"): typeof import('./graphql').PoolDecisionPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PoolDecisions($id: ID!, $after: String) {\n    node(id: $id) {\n      ... on Pool {\n        id\n        decisions(first: 20, after: $after) {\n          nodes {\n            id\n            ...PoolDecisionParts\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').PoolDecisionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PreviewRule($city: ID!, $definition: String!) {\n    previewRule(city: $city, definition: $definition) {\n      sentence\n      curve {\n        crowd\n        match\n      }\n      example {\n        gift\n        match\n        sentence\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').PreviewRuleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreatePool($input: CreatePoolInput!) {\n    createPool(input: $input) {\n      pool {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').CreatePoolDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdatePool($id: ID!, $input: UpdatePoolInput!) {\n    updatePool(id: $id, input: $input) {\n      pool {\n        id\n        ...PoolParts\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').UpdatePoolDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PublishPool($id: ID!, $idempotencyKey: String!) {\n    publishPool(id: $id, idempotencyKey: $idempotencyKey) {\n      pool {\n        id\n        ...PoolParts\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').PublishPoolDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PausePool($id: ID!, $idempotencyKey: String!) {\n    pausePool(id: $id, idempotencyKey: $idempotencyKey) {\n      pool {\n        id\n        ...PoolParts\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').PausePoolDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ClosePool($id: ID!, $idempotencyKey: String!) {\n    closePool(id: $id, idempotencyKey: $idempotencyKey) {\n      pool {\n        id\n        ...PoolParts\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').ClosePoolDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResumePool($id: ID!, $idempotencyKey: String!) {\n    resumePool(id: $id, idempotencyKey: $idempotencyKey) {\n      pool {\n        id\n        ...PoolParts\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').ResumePoolDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PoolRound($id: ID!) {\n    node(id: $id) {\n      ... on Pool {\n        id\n        round {\n          tasks\n          band {\n            shareMinBps\n            shareMaxBps\n            capMin\n            capMax\n          }\n          candidates {\n            admitted\n            shareBps\n            cap\n            rank\n            votes\n            proven\n            costs\n            given\n            afterRound\n            project {\n              id\n              slug\n              title\n              language\n              state\n              progress {\n                project\n                crowd\n                goal\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').PoolRoundDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdmitProject($pool: ID!, $project: ID!, $shareBps: Int, $cap: Money, $idempotencyKey: String!) {\n    admitProject(\n      pool: $pool\n      project: $project\n      shareBps: $shareBps\n      cap: $cap\n      idempotencyKey: $idempotencyKey\n    ) {\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').AdmitProjectDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RankProjects($pool: ID!, $projects: [ID!]!, $idempotencyKey: String!) {\n    rankProjects(pool: $pool, projects: $projects, idempotencyKey: $idempotencyKey) {\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').RankProjectsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CloseWindow($pool: ID!, $idempotencyKey: String!) {\n    closeWindow(pool: $pool, idempotencyKey: $idempotencyKey) {\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').CloseWindowDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation VerifyProof($project: ID!, $costs: Money, $idempotencyKey: String!) {\n    verifyProof(project: $project, costs: $costs, idempotencyKey: $idempotencyKey) {\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').VerifyProofDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CountVotes($project: ID!, $votes: Int!, $idempotencyKey: String!) {\n    countVotes(project: $project, votes: $votes, idempotencyKey: $idempotencyKey) {\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').CountVotesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyPrivacy {\n    viewer {\n      id\n      email\n      consents {\n        kind\n        text\n        version\n        given\n        at\n      }\n      erasure {\n        possible\n        obstacles\n        erased\n        kept\n      }\n    }\n  }\n"): typeof import('./graphql').MyPrivacyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyData {\n    viewer {\n      id\n      data {\n        title\n        purpose\n        columns\n        rows\n      }\n    }\n  }\n"): typeof import('./graphql').MyDataDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyLooks($after: String) {\n    viewer {\n      id\n      looks(first: 10, after: $after) {\n        nodes {\n          at\n          by\n          what\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').MyLooksDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetConsent($kind: ConsentKind!, $given: Boolean!, $version: String!) {\n    setConsent(kind: $kind, given: $given, version: $version) {\n      viewer {\n        id\n        consents {\n          kind\n          given\n          at\n        }\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').SetConsentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EraseMe($confirm: String!) {\n    eraseMe(confirm: $confirm) {\n      erased\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').EraseMeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ProgressParts on Progress {\n    project\n    crowd\n    match\n    secured\n    total\n    goal\n    backers\n    totalBps\n    updatedAt\n  }\n"): typeof import('./graphql').ProgressPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ProgressLive($project: ID!) {\n    projectProgress(project: $project) {\n      ...ProgressParts\n    }\n  }\n"): typeof import('./graphql').ProgressLiveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProjectPage($city: String!, $slug: String!) {\n    project(city: $city, slug: $slug) {\n      id\n      slug\n      title\n      summary\n      storyHtml\n      language\n      state\n      reviewNote\n      cityWide\n      address\n      city {\n        id\n        slug\n        name\n        currency\n        accent\n      }\n      category {\n        slug\n        name\n      }\n      neighbourhood {\n        id\n        name\n      }\n      picture {\n        url\n        alt\n        width\n        height\n      }\n      owner {\n        name\n        kind\n        verified\n        badges {\n          kind\n          ...BadgeParts\n        }\n      }\n      organisation {\n        id\n        slug\n        name\n        badges {\n          kind\n          ...BadgeParts\n        }\n      }\n      team {\n        person {\n          id\n        }\n        ...TeamParts\n      }\n      campaign {\n        kind\n        goal\n        minimum\n        closesAt\n        daysLeft\n      }\n      progress {\n        goal\n        backers\n        ...ProgressParts\n      }\n      budgetLines {\n        id\n        label\n        amount\n        kind\n      }\n      pools {\n        sentence\n        given\n        open\n        reason\n        pool {\n          id\n          name\n          purpose\n          funders {\n            name\n          }\n          rule {\n            settings {\n              successAtGoalBps\n            }\n          }\n        }\n      }\n      permissions {\n        edit {\n          allowed\n        }\n        publish {\n          allowed\n        }\n        pledge {\n          allowed\n          reason\n        }\n        comment {\n          allowed\n          reason\n        }\n        manageTeam {\n          allowed\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').ProjectPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProjectBackers($id: ID!, $after: String) {\n    node(id: $id) {\n      ... on Project {\n        id\n        pledges(first: 12, after: $after) {\n          nodes {\n            id\n            amount\n            state\n            backer\n            message\n            match\n            createdAt\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n          totalCount\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').ProjectBackersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProjectDecisions($id: ID!, $after: String) {\n    node(id: $id) {\n      ... on Project {\n        id\n        decisions(first: 10, after: $after) {\n          nodes {\n            id\n            ...DecisionParts\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n          totalCount\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').ProjectDecisionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ProjectCardParts on Project {\n    id\n    slug\n    title\n    summary\n    language\n    state\n    cityWide\n    category {\n      slug\n      name\n    }\n    neighbourhood {\n      id\n      name\n    }\n    picture {\n      url\n      alt\n      width\n      height\n    }\n    owner {\n      name\n      verified\n    }\n    campaign {\n      daysLeft\n    }\n    progress {\n      backers\n      match\n      totalBps\n      ...ProgressParts\n    }\n  }\n"): typeof import('./graphql').ProjectCardPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProofWays {\n    viewer {\n      id\n      email\n      hasPassword\n      provenUntil\n      passkeys {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql').ProofWaysDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ProveWithPassword($password: String!) {\n    proveWithPassword(password: $password) {\n      viewer {\n        id\n        provenUntil\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').ProveWithPasswordDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestProofCode {\n    requestProofCode {\n      sent\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').RequestProofCodeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ProveWithCode($code: String!) {\n    proveWithCode(code: $code) {\n      viewer {\n        id\n        provenUntil\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').ProveWithCodeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginPasskeyUse {\n    beginPasskeySignIn {\n      challenge {\n        id\n        options\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').BeginPasskeyUseDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ProveWithPasskey($challenge: ID!, $credential: Json!) {\n    proveWithPasskey(challenge: $challenge, credential: $credential) {\n      viewer {\n        id\n        provenUntil\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').ProveWithPasskeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ProposalParts on Project {\n    id\n    slug\n    title\n    summary\n    story\n    storyHtml\n    language\n    state\n    reviewNote\n    cityWide\n    address\n    category {\n      slug\n      name\n    }\n    location {\n      longitude\n      latitude\n    }\n    neighbourhood {\n      id\n      name\n    }\n    picture {\n      url\n      alt\n      width\n      height\n    }\n    campaign {\n      kind\n      goal\n      minimum\n      opensAt\n      closesAt\n    }\n    budgetLines {\n      id\n      label\n      amount\n      kind\n    }\n    pools {\n      sentence\n      given\n      open\n      reason\n      pool {\n        id\n        name\n        purpose\n        funders {\n          name\n        }\n      }\n    }\n    organisation {\n      id\n      name\n    }\n    permissions {\n      edit {\n        allowed\n        reason\n      }\n      submit {\n        allowed\n        reason\n      }\n    }\n  }\n"): typeof import('./graphql').ProposalPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProposeCity($city: String!) {\n    city(slug: $city) {\n      id\n      slug\n      name\n      currency\n      bounds\n      categories {\n        slug\n        name\n      }\n      neighbourhoodsGeoJson\n      baseGeoJson\n      permissions {\n        createProject {\n          allowed\n          reason\n        }\n      }\n      projects(first: 20, filter: { mine: true, states: [IDEA, DRAFT, CHANGES_REQUESTED] }) {\n        nodes {\n          id\n          title\n          state\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').ProposeCityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Proposal($id: ID!) {\n    node(id: $id) {\n      ... on Project {\n        id\n        ...ProposalParts\n      }\n    }\n  }\n"): typeof import('./graphql').ProposalDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateProject($input: CreateProjectInput!) {\n    createProject(input: $input) {\n      project {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').CreateProjectDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateProject($id: ID!, $input: UpdateProjectInput!) {\n    updateProject(id: $id, input: $input) {\n      project {\n        id\n        ...ProposalParts\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').UpdateProjectDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SubmitProject($id: ID!) {\n    submitProject(id: $id) {\n      project {\n        id\n        state\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').SubmitProjectDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyOrganisations {\n    viewer {\n      id\n      organisations {\n        role\n        organisation {\n          id\n          slug\n          name\n          state\n          city {\n            id\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').MyOrganisationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetProjectOrganisation($project: ID!, $organisation: ID) {\n    setProjectOrganisation(project: $project, organisation: $organisation) {\n      project {\n        id\n        organisation {\n          id\n          name\n        }\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').SetProjectOrganisationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProposalPicture($id: ID!) {\n    node(id: $id) {\n      ... on Project {\n        id\n        picture {\n          url\n          alt\n          width\n          height\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').ProposalPictureDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Quote($project: ID!, $amount: Money!) {\n    quote(project: $project, amount: $amount) {\n      quote {\n        gift\n        match\n        total\n        sentence\n        parts {\n          pool {\n            id\n            name\n            ...ReasonParts\n          }\n          amount\n          sentence\n          steps {\n            ...StepParts\n          }\n        }\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').QuoteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Report($input: ReportInput!) {\n    report(input: $input) {\n      received\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').ReportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ResidenceParts on Residence {\n    id\n    state\n    method\n    requestedAt\n    verifiedAt\n    expiresAt\n    triesLeft\n    city {\n      id\n      slug\n      name\n    }\n    neighbourhood {\n      id\n      name\n    }\n  }\n"): typeof import('./graphql').ResidencePartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyResidences {\n    viewer {\n      id\n      name\n      residences {\n        id\n        ...ResidenceParts\n      }\n    }\n    cities {\n      id\n      slug\n      name\n    }\n  }\n"): typeof import('./graphql').MyResidencesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CityQuarters($city: String!) {\n    city(slug: $city) {\n      id\n      neighbourhoods {\n        id\n        name\n      }\n    }\n  }\n"): typeof import('./graphql').CityQuartersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestResidenceLetter($input: RequestResidenceLetterInput!) {\n    requestResidenceLetter(input: $input) {\n      viewer {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').RequestResidenceLetterDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EnterResidenceCode($city: ID!, $code: String!) {\n    enterResidenceCode(city: $city, code: $code) {\n      viewer {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').EnterResidenceCodeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Shell {\n    viewer {\n      id\n      name\n      email\n      roles {\n        role\n        city {\n          id\n          slug\n        }\n      }\n    }\n    cities {\n      id\n      slug\n      name\n      accent\n    }\n    demo {\n      people {\n        name\n      }\n    }\n  }\n"): typeof import('./graphql').ShellDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SignInOptions($city: String) {\n    signInOptions(city: $city) {\n      passkeys\n      providers {\n        key\n        name\n        startPath\n      }\n    }\n  }\n"): typeof import('./graphql').SignInOptionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignInWithPassword($input: SignInWithPasswordInput!) {\n    signInWithPassword(input: $input) {\n      viewer {\n        id\n        name\n      }\n      returnTo\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').SignInWithPasswordDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FinishPasskeySignIn($challenge: ID!, $credential: Json!, $returnTo: String) {\n    finishPasskeySignIn(challenge: $challenge, credential: $credential, returnTo: $returnTo) {\n      viewer {\n        id\n        name\n      }\n      returnTo\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').FinishPasskeySignInDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PendingIdentity {\n    pendingIdentity {\n      providerName\n      email\n    }\n  }\n"): typeof import('./graphql').PendingIdentityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LinkIdentity {\n    linkIdentity {\n      viewer {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').LinkIdentityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DismissPendingIdentity {\n    dismissPendingIdentity {\n      viewer {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').DismissPendingIdentityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TeamParts on TeamMember {\n    person {\n      id\n      name\n    }\n    isOwner\n    since\n    badges {\n      kind\n      ...BadgeParts\n    }\n  }\n"): typeof import('./graphql').TeamPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TeamPage($city: String!, $slug: String!) {\n    project(city: $city, slug: $slug) {\n      id\n      slug\n      title\n      language\n      city {\n        id\n        slug\n        name\n      }\n      team {\n        person {\n          id\n          name\n        }\n        remove {\n          allowed\n          reason\n        }\n        ...TeamParts\n      }\n      teamInvitations {\n        id\n        ...OpenInvitationParts\n      }\n      permissions {\n        manageTeam {\n          allowed\n          reason\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').TeamPageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation InviteToTeam($project: ID!, $email: String!) {\n    inviteToTeam(project: $project, email: $email) {\n      invitation {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').InviteToTeamDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveFromTeam($project: ID!, $person: ID!) {\n    removeFromTeam(project: $project, person: $person) {\n      project {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').RemoveFromTeamDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyTokens {\n    viewer {\n      id\n      tokens {\n        id\n        name\n        hint\n        scopes\n        createdAt\n        expiresAt\n        lastUsedAt\n      }\n    }\n  }\n"): typeof import('./graphql').MyTokensDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateToken($input: CreateTokenInput!) {\n    createToken(input: $input) {\n      token {\n        id\n        name\n      }\n      secret\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').CreateTokenDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeToken($id: ID!) {\n    revokeToken(id: $id) {\n      viewer {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').RevokeTokenDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment VerificationParts on OrganisationVerification {\n    identifierKind\n    identifier\n    ibanHint\n    submittedAt\n    documents {\n      id\n      name\n      bytes\n      mime\n      uploadedAt\n      url\n    }\n    checks {\n      what\n      result\n      at\n      by {\n        id\n        name\n      }\n    }\n  }\n"): typeof import('./graphql').VerificationPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CheckIdentifier($kind: IdentifierKind!, $value: String!) {\n    checkIdentifier(kind: $kind, value: $value) {\n      valid\n      written\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').CheckIdentifierDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SubmitOrganisation($id: ID!, $input: SubmitOrganisationInput!) {\n    submitOrganisation(id: $id, input: $input) {\n      organisation {\n        id\n        state\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').SubmitOrganisationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveDocument($id: ID!) {\n    removeDocument(id: $id) {\n      organisation {\n        id\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').RemoveDocumentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeskVerification($city: String!) {\n    city(slug: $city) {\n      id\n      slug\n      name\n      ...DeskNavParts\n      neighbourhoods {\n        id\n        name\n      }\n      permissions {\n        verifyResidents {\n          allowed\n          reason\n        }\n        verifyOrganisations {\n          allowed\n          reason\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').DeskVerificationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ResidenceRequests($city: String!, $states: [ResidenceState!], $after: String) {\n    city(slug: $city) {\n      id\n      residenceRequests(first: 25, after: $after, states: $states) {\n        nodes {\n          id\n          name\n          address\n          state\n          requestedAt\n          neighbourhood {\n            id\n            name\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n"): typeof import('./graphql').ResidenceRequestsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OrganisationsToVerify($city: String!) {\n    city(slug: $city) {\n      id\n      organisationsToVerify {\n        id\n        slug\n        name\n        kind\n        state\n        website\n        verification {\n          ...VerificationParts\n        }\n        permissions {\n          decide {\n            allowed\n            reason\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').OrganisationsToVerifyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PrintResidenceLetters($city: ID!, $requests: [ID!]!) {\n    printResidenceLetters(city: $city, requests: $requests) {\n      url\n      letters\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').PrintResidenceLettersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation VerifyResidentAtDesk($input: VerifyResidentInput!) {\n    verifyResidentAtDesk(input: $input) {\n      residence {\n        id\n        state\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').VerifyResidentAtDeskDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeResidence($id: ID!, $reason: String!) {\n    revokeResidence(id: $id, reason: $reason) {\n      residence {\n        id\n        state\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').RevokeResidenceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DecideOrganisation($id: ID!, $input: DecideOrganisationInput!) {\n    decideOrganisation(id: $id, input: $input) {\n      organisation {\n        id\n        state\n      }\n      problems {\n        code\n        field\n        message\n      }\n    }\n  }\n"): typeof import('./graphql').DecideOrganisationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CityShapes($city: String!) {\n    city(slug: $city) {\n      id\n      bounds\n      neighbourhoodsGeoJson\n      baseGeoJson\n    }\n  }\n"): typeof import('./graphql').CityShapesDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
