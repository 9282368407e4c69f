import { vi as pages } from './web/words.vi.ts'

export const vi = {
  ...pages,

  'directives.title': 'Văn bản chỉ đạo',
  'directives.draft-of': 'Dự thảo',
  'directives.provision': 'Nội dung chỉ đạo',
  'directives.provisions': 'Các nội dung chỉ đạo',
  'directives.extent.to-come': 'Chưa đến ngày áp dụng',
  'directives.extent.in-force': 'Đang có hiệu lực',
  'directives.extent.partly-in-force': 'Có hiệu lực một phần',
  'directives.extent.suspended': 'Đang ngưng hiệu lực',
  'directives.extent.ended': 'Hết hiệu lực',
  'directives.standing.applies': 'Đang áp dụng',
  'directives.standing.suspended': 'Ngưng hiệu lực',
  'directives.standing.ended': 'Hết hiệu lực',
  'directives.act.suspend': 'Ngưng hiệu lực',
  'directives.act.resume': 'Tiếp tục có hiệu lực',
  'directives.act.amend': 'Được sửa đổi, bổ sung',
  'directives.act.replace': 'Được thay thế',
  'directives.act.repeal': 'Bị bãi bỏ',
  'directives.act.expire': 'Hết thời hạn áp dụng',
  'directives.from': 'Áp dụng từ ngày',
  'directives.due': 'Hoàn thành trước hết ngày',
  'directives.no-due': 'Không nêu thời hạn',
  'directives.ended': 'Hết hiệu lực từ ngày',
  'directives.applies-nationwide': 'Trên phạm vi cả nước',
  'directives.throughout-the-system': 'Trong toàn hệ thống',
  'directives.solutions': 'Giải pháp được áp dụng',
  'directives.mandatory-solution': 'Giải pháp bắt buộc áp dụng',
  'directives.measure': 'Chỉ tiêu',
  'directives.threshold': 'Mức cần đạt',
  'directives.evidence': 'Cách chứng minh',
  'directives.fallback': 'Người không có điện thoại thông minh',
  'directives.grace': 'Số ngày cho phép gián đoạn',
  'directives.derogation': 'Địa phương được áp dụng biện pháp chặt chẽ hơn',
  'directives.reach-today': 'Số đối tượng hiện phải thực hiện',
  'directives.reach-unknown': 'Chưa có số liệu',
  'directives.conflict': 'Trùng với văn bản đang có hiệu lực',
  'directives.no-directives': 'Chưa có văn bản chỉ đạo nào.',
  'directives.no-referrals': 'Chưa có kiến nghị nào.',
  'directives.no-provisions': 'Chưa có nội dung nào. Hãy thêm nội dung đầu tiên.',

  'directives.state.drafted': 'Đang dự thảo',
  'directives.state.issued': 'Đã ban hành',
  'directives.state.suspended': 'Đang ngưng hiệu lực',
  'directives.state.expired': 'Hết hiệu lực theo thời hạn',
  'directives.state.recommended': 'Đã kiến nghị cấp trên',
  'directives.state.replaced': 'Đã được thay thế',
  'directives.state.repealed': 'Đã bị bãi bỏ',
  'directives.command.edit': 'Sửa dự thảo',
  'directives.command.check': 'Kiểm tra thẩm quyền',
  'directives.command.write-document': 'Lập dự thảo văn bản để in, trình ký',
  'directives.command.state-signing': 'Chuẩn bị ký tại đây',
  'directives.command.issue': 'Ban hành',
  'directives.command.recommend': 'Kiến nghị cấp trên',
  'directives.command.suspend': 'Ngưng hiệu lực',
  'directives.command.resume': 'Tiếp tục có hiệu lực',
  'directives.command.change-part': 'Ngưng, cho tiếp tục hoặc bãi bỏ một số nội dung',
  'directives.command.repeal': 'Bãi bỏ',

  'directives.referral': 'Kiến nghị',
  'directives.referrals': 'Kiến nghị Ban Chỉ đạo Quốc gia, Thủ tướng Chính phủ chỉ đạo',
  'directives.referral.reason': 'Lý do kiến nghị',
  'directives.referral.waited': 'Đã {days} ngày',
  'directives.referral.state.recommended': 'Đã kiến nghị, chờ ý kiến',
  'directives.referral.state.issued-by-higher': 'Cấp trên đã ban hành',
  'directives.referral.state.deferred': 'Tạm hoãn xem xét',
  'directives.referral.state.approved': 'Đã chấp thuận',
  'directives.referral.state.approved-with-changes': 'Chấp thuận, có điều chỉnh',
  'directives.referral.state.authorised': 'Giao ban hành',
  'directives.referral.state.returned': 'Trả lại để hoàn thiện',
  'directives.referral.state.refused': 'Không chấp thuận',
  'directives.referral.command.issue-by-higher': 'Ghi nhận văn bản của cấp trên',
  'directives.referral.command.approve': 'Chấp thuận như kiến nghị',
  'directives.referral.command.approve-with-changes': 'Chấp thuận, có điều chỉnh',
  'directives.referral.command.authorise': 'Giao cơ quan kiến nghị ban hành',
  'directives.referral.command.defer': 'Tạm hoãn xem xét',
  'directives.referral.command.return': 'Trả lại để hoàn thiện',
  'directives.referral.command.refuse': 'Không chấp thuận',

  'directives.authority': 'Thẩm quyền',
  'directives.authority.within': 'Trong thẩm quyền',
  'directives.authority.beyond': 'Nội dung vượt thẩm quyền',
  'directives.authority.basis': 'Căn cứ',
  'directives.authority.no-rule':
    'Chưa có quy định nào cho phép cơ quan ban hành chỉ đạo nội dung này, nên coi là vượt thẩm quyền.',
  'directives.authority.advice': 'Kết quả kiểm tra để tham khảo khi dự thảo; khi ký sẽ kiểm tra lại và có giá trị bắt buộc.',
  'directives.given.approved': 'Cấp trên đã chấp thuận nội dung này tại {document}.',
  'directives.given.approved-with-changes': 'Cấp trên đã chấp thuận nội dung này, có điều chỉnh, tại {document}.',
  'directives.given.authorised': 'Cấp trên đã giao ban hành nội dung này tại {document}.',
  'directives.recommend-to.steering-authority': 'Kiến nghị Ban Chỉ đạo Quốc gia chỉ đạo',
  'directives.recommend-to.prime-minister': 'Kiến nghị Thủ tướng Chính phủ chỉ đạo',
  'directives.issuer.prime-minister': 'Thủ tướng Chính phủ',
  'directives.issuer.ministry': 'Bộ, cơ quan ngang bộ',
  'directives.issuer.people-committee': 'Ủy ban nhân dân tỉnh',

  'directives.form.decision': 'Quyết định',
  'directives.form.directive': 'Chỉ thị',
  'directives.form.official-letter': 'Công văn',
  'directives.form.telegram': 'Công điện',
  'directives.form.guidance': 'Hướng dẫn',
  'directives.form.plan': 'Kế hoạch',
  'directives.force.mandatory': 'Bắt buộc áp dụng',
  'directives.force.recommended': 'Khuyến khích áp dụng',
  'directives.audience.venue': 'Địa điểm',
  'directives.audience.quarantine-facility': 'Cơ sở cách ly tập trung',
  'directives.audience.people-committee': 'Ủy ban nhân dân các cấp',
  'directives.audience.health-facility': 'Cơ sở y tế',
  'directives.audience.ministry': 'Bộ, cơ quan ngang bộ',
  'directives.audience.individual': 'Cá nhân',
  'directives.run-by.any': 'Mọi cơ sở, kể cả do quân đội quản lý',
  'directives.side-effect.new-sanction': 'Đặt ra mức xử phạt mới',
  'directives.side-effect.restricts-movement': 'Hạn chế đi lại, kinh doanh',
  'directives.side-effect.opens-data-to-new-recipient': 'Mở dữ liệu hoặc hình ảnh camera cho cơ quan khác',
  'directives.side-effect.uses-another-budget': 'Dùng ngân sách của cơ quan khác',
  'directives.frequency.once': 'Một lần',
  'directives.frequency.continuous': 'Duy trì liên tục',
  'directives.frequency.daily': 'Hằng ngày',
  'directives.evidence.measured': 'Đo từ dữ liệu thực tế',
  'directives.evidence.inspected': 'Kiểm tra tại chỗ',
  'directives.evidence.document': 'Văn bản, hồ sơ',

  'directives.cascade': 'Sơ đồ văn bản triển khai theo cấp',
  'directives.cascade.after': 'Sau {days} ngày',
  'directives.cascade.so-many-not-recorded': '{count} tỉnh, thành phố chưa ghi nhận văn bản triển khai trước ngày {on}',
  'directives.point-4.not-begun': 'Chưa có văn bản chỉ đạo',
  'directives.point-4.drafted': 'Đang dự thảo hoặc đang kiến nghị',
  'directives.point-4.partly-directed': 'Đã chỉ đạo một phần, còn nội dung đang dự thảo hoặc chờ cấp trên',
  'directives.point-4.directed': 'Đã có văn bản chỉ đạo',

  'refusal.decision-is-recorded-by-who-gains':
    'Quyết định của cấp trên do người khác ghi nhận, không phải người của cơ quan được giao thẩm quyền. Hãy chuyển thư ký Ban Chỉ đạo hoặc văn thư.',
  'refusal.decision-was-entered-by-who-gains':
    'Văn bản này do chính cơ quan được giao thẩm quyền vào sổ và bản PDF chưa có chữ ký số kiểm tra được của cơ quan ban hành. Hãy để văn thư hoặc thư ký Ban Chỉ đạo vào sổ, hoặc gắn bản PDF có chữ ký số hợp lệ.',
  'refusal.content-is-beyond-the-higher-body':
    'Nội dung {provisions} vượt thẩm quyền của chính cơ quan cấp trên, nên không ghi nhận là đã được đồng ý, ủy quyền hay ban hành. {reasons} Hãy chọn “đồng ý có sửa đổi” không kèm nội dung này, hoặc trả lại để kiến nghị cơ quan có thẩm quyền.',
  'refusal.decision-needs-the-higher-bodys-document':
    'Ý kiến của Thủ tướng Chính phủ được ghi nhận theo văn bản. Hãy chọn văn bản của Chính phủ, Thủ tướng Chính phủ hoặc Văn phòng Chính phủ.',
  'refusal.higher-document-was-entered-from-below':
    'Văn bản của cấp trên này do cơ quan cấp dưới vào sổ và bản PDF chưa có chữ ký số kiểm tra được của cơ quan ban hành. Hãy để văn thư hoặc thư ký Ban Chỉ đạo vào sổ, hoặc gắn bản PDF có chữ ký số hợp lệ.',
  'refusal.content-was-over-before-the-signature':
    'Nội dung {provisions} chỉ áp dụng đến trước ngày ký {issuedOn}. Hãy ghi nội dung và thời hạn như trong văn bản đã ký.',
  'refusal.provision-code-comes-twice': 'Nội dung {code} có hai lần trong dự thảo. Hãy đánh số lại.',
  'refusal.measure-is-not-known': 'Không có chỉ tiêu {measure}. Hãy chọn trong danh mục chỉ tiêu.',
  'refusal.drafter-does-not-sign':
    'Người đã soạn hoặc sửa dự thảo không ký ban hành chính dự thảo đó. Hãy chuyển cho người ký khác.',
  'refusal.directive-has-no-provision': 'Dự thảo chưa có nội dung chỉ đạo nào.',
  'refusal.measure-has-no-threshold': 'Nội dung {provisions} có chỉ tiêu nhưng chưa có mức cần đạt.',
  'refusal.mandatory-provision-cannot-be-proved':
    'Nội dung bắt buộc {provisions} chưa có chỉ tiêu hoặc cách chứng minh. Hãy bổ sung, hoặc đổi thành khuyến khích áp dụng.',
  'refusal.people-without-smartphone-are-forgotten':
    'Nội dung bắt buộc {provisions} chưa nêu cách thực hiện cho người không có điện thoại thông minh.',
  'refusal.solution-is-not-applicable-yet':
    'Có giải pháp chưa được bàn giao hoặc chưa được hai bên thống nhất áp dụng. Hãy bỏ giải pháp đó khỏi dự thảo hoặc chờ hoàn thành.',
  'refusal.nothing-is-within-authority':
    'Mọi nội dung đều vượt thẩm quyền nên không thể ban hành. Hãy kiến nghị cấp trên chỉ đạo.',
  'refusal.some-provisions-are-within-authority':
    'Có nội dung trong thẩm quyền. Hãy ban hành dự thảo; các nội dung vượt thẩm quyền sẽ tự chuyển thành kiến nghị.',
  'refusal.meets-a-directive-in-force':
    'Nội dung {conflicts} trùng với văn bản đang có hiệu lực. Hãy nêu rõ thay thế hay bãi bỏ văn bản đó.',
  'refusal.looser-than-a-higher-directive':
    'Nội dung {provisions} yêu cầu nhẹ hơn văn bản của cấp trên đang có hiệu lực. Hãy đặt ít nhất bằng mức của cấp trên, hoặc kiến nghị cấp trên sửa đổi.',
  'refusal.nothing-to-recommend': 'Không có nội dung nào cần kiến nghị cơ quan này.',
  'refusal.recommendation-needs-a-reason': 'Nội dung {provisions} vượt thẩm quyền. Hãy ghi lý do kiến nghị cấp trên rồi ký lại.',
  'refusal.provision-begins-before-signature':
    'Nội dung {provisions} áp dụng trước ngày ký {issuedOn}. Hãy sửa ngày bắt đầu trong dự thảo.',
  'refusal.higher-directive-cannot-be-ended': 'Không thể thay thế hoặc bãi bỏ văn bản của cấp trên: {directive}.',
  'refusal.act-begins-before-its-document': 'Không thể có hiệu lực từ ngày {on}, trước ngày ký văn bản {issuedOn}.',
  'refusal.act-is-older-than-the-directive': 'Văn bản này ký trước văn bản chỉ đạo (ngày {issuedOn}). Hãy chọn văn bản ký sau.',
  'refusal.provision-is-not-of-this-directive': 'Có nội dung không thuộc văn bản này. Hãy tải lại trang rồi chọn lại.',
  'refusal.provision-does-not-stand-so':
    'Nội dung {provisions} vào ngày đó không ở tình trạng cho phép việc này. Hãy xem diễn biến hiệu lực rồi chọn lại.',
  'refusal.provision-to-amend-is-not-in-force':
    'Nội dung {provisions} sửa đổi một nội dung chưa được ban hành hoặc không còn. Hãy chọn lại nội dung được sửa đổi.',
  'refusal.amendment-releases-a-part':
    'Nội dung {provisions} sửa đổi một nội dung có phạm vi hoặc đối tượng rộng hơn; phần còn lại sẽ không còn ai phải thực hiện. Hãy giữ đủ địa bàn, đối tượng của nội dung cũ, thêm nội dung cho phần còn lại, hoặc bãi bỏ nội dung cũ bằng một bước riêng.',
  'refusal.deferral-ends-before-today': 'Ngày {on} không sau hôm nay. Hãy chọn ngày sau, hoặc bỏ trống.',
  'refusal.decision-is-older-than-the-recommendation': 'Văn bản trả lời ký trước ngày kiến nghị {on}. Hãy chọn văn bản ký sau.',
  'refusal.relay-leaves-its-own-ground': 'Nội dung {provisions}: chỉ quy định được trên địa bàn của mình.',
  'refusal.relay-leaves-the-directives-ground': 'Nội dung {provisions} không áp dụng trên địa bàn này.',
  'refusal.relay-is-due-before-it-begins': 'Nội dung {provisions}: thời hạn trước ngày bắt đầu áp dụng.',
  'refusal.relay-is-looser':
    'Nội dung {provisions}: yêu cầu nhẹ hơn văn bản cấp trên, mà văn bản cấp trên không cho phép. Hãy giữ nguyên hoặc đặt chặt chẽ hơn.',
  'refusal.relay-is-looser-than-the-unit-above':
    'Nội dung {provisions}: yêu cầu nhẹ hơn quy định của cấp trên trực tiếp trên địa bàn. Hãy giữ nguyên hoặc đặt chặt chẽ hơn.',
  'refusal.own-terms-stand-already':
    'Nội dung {provisions}: đơn vị đã có quy định riêng đang có hiệu lực. Hãy bãi bỏ quy định cũ trước rồi ghi nhận quy định mới.',
  'refusal.relay-is-stricter':
    'Nội dung {provisions}: văn bản cấp trên không cho địa phương đặt mức chặt chẽ hơn, trừ thời hạn sớm hơn.',
  'refusal.threshold-has-no-measure':
    'Nội dung {provisions} có mức cần đạt nhưng không có chỉ tiêu. Hãy chọn chỉ tiêu, hoặc bỏ mức cần đạt.',
  'refusal.threshold-is-more-than-all': 'Nội dung {provisions}: mức cần đạt vượt quá 100%. Hãy nhập từ 0 đến 100%.',
  'refusal.place-is-named-twice': 'Nội dung {provisions}: có địa bàn ghi hai lần. Hãy bỏ địa bàn trùng.',
  'refusal.relay-names-a-content-twice':
    'Nội dung {provisions} được quy định hai lần trong cùng một văn bản triển khai. Hãy giữ một lần.',
  'refusal.content-to-relay-is-not-in-force':
    'Nội dung {provisions} đã hết hiệu lực nên không đặt quy định riêng được. Hãy bỏ nội dung này.',
  'refusal.relay-is-beyond-authority':
    'Nội dung {provisions}: cơ quan này không có thẩm quyền đặt quy định riêng. Hãy giữ nguyên nội dung của cấp trên, hoặc kiến nghị cấp trên chỉ đạo.',
  'refusal.directive-to-relay-is-not-in-force': 'Văn bản này chưa ban hành hoặc đã hết hiệu lực nên không triển khai được.',
  'refusal.referral-was-not-returned': 'Chỉ soạn được từ kiến nghị đã được trả lại, chấp thuận hoặc giao ban hành.',
  'refusal.page-does-not-go-out-here':
    'Trang văn bản này không ký và cấp số tại đây. Trình bày trang trước; cơ quan ký ở hệ thống khác thì ghi nhận bản đã ký.',
  'refusal.document-is-not-signed-yet':
    'Văn bản này chưa có bản đã ký. Hãy đưa bản đã ký, có số, ký hiệu và ngày, vào hệ thống trước.',
  'refusal.document-is-dated-in-the-future': 'Văn bản ghi ngày {issuedOn}, sau ngày hôm nay.',
  'refusal.document-is-of-another-issuer': 'Văn bản này không do cơ quan ban hành nội dung chỉ đạo ký. Hãy chọn đúng văn bản.',
  'refusal.document-already-carries-a-directive': 'Văn bản này đã gắn với một văn bản chỉ đạo khác trong hệ thống.',
  'refusal.capacity-does-not-fit': 'Ngày {on} không có tư cách ký này, hoặc tư cách này ký cho cơ quan khác. Hãy chọn lại.',
  'directives.waiting.sign': 'Ký ban hành dự thảo văn bản chỉ đạo',
  'directives.waiting.decide': 'Cho ý kiến về kiến nghị vượt thẩm quyền',
  'directives.waiting.acknowledge': 'Tiếp nhận văn bản chỉ đạo',
  'refusal.directive-to-acknowledge-was-amended':
    'Không cần tiếp nhận nữa: các nội dung áp dụng cho đơn vị đã được sửa đổi bằng văn bản khác, hết hiệu lực từ ngày {on}. Hãy xem văn bản sửa đổi.',
  'refusal.directive-to-acknowledge-was-replaced':
    'Không cần tiếp nhận nữa: văn bản này đã bị thay thế, hết hiệu lực từ ngày {on}. Hãy xem văn bản thay thế.',
  'refusal.directive-to-acknowledge-was-repealed':
    'Không cần tiếp nhận nữa: các nội dung áp dụng cho đơn vị đã bị bãi bỏ từ ngày {on}.',
  'refusal.directive-to-acknowledge-has-expired':
    'Không cần tiếp nhận nữa: các nội dung áp dụng cho đơn vị đã hết thời hạn từ ngày {on}.',
  'refusal.directive-is-acknowledged-already': 'Đơn vị đã tiếp nhận văn bản này, hoặc văn bản không áp dụng cho đơn vị.',
  'directives.authority.excepted':
    'Không quy định nào trong bảng thẩm quyền nói về nội dung này; cán bộ pháp chế đã xác nhận ngoại lệ theo {basis}, ký ban hành được đến hết ngày {until}.',
  'directives.waiting.exception': 'Xác nhận ngoại lệ về thẩm quyền',
  'refusal.exception-is-for-a-draft': 'Ngoại lệ chỉ xin và xác nhận khi văn bản còn là dự thảo.',
  'refusal.exception-is-asked-by-the-drafter': 'Chỉ người soạn dự thảo này xin ngoại lệ.',
  'refusal.content-is-within-authority': 'Nội dung {provisions} đã thuộc thẩm quyền, không cần ngoại lệ.',
  'refusal.what-a-rule-forbids-is-not-excepted':
    'Nội dung {provisions} không xin ngoại lệ được, vì đã có quy định: {reasons} Hãy kiến nghị cấp trên.',
  'refusal.exception-ends-before-it-begins': 'Ngày hết hạn {on} phải sau hôm nay.',
  'refusal.exception-lasts-too-long': 'Ngoại lệ kéo dài nhiều nhất 180 ngày. Hãy chọn ngày sớm hơn {on}.',
  'refusal.exception-is-asked-already': 'Nội dung {provisions} đã có ngoại lệ đang chờ hoặc đã được xác nhận.',
  'refusal.exception-is-decided-already': 'Ngoại lệ này đã có ý kiến của cán bộ pháp chế.',
  'refusal.drafter-does-not-confirm-an-exception':
    'Người soạn dự thảo hoặc người xin không tự xác nhận ngoại lệ. Nhờ cán bộ pháp chế khác.',
  'refusal.exception-refused-needs-a-reason': 'Hãy ghi lý do không xác nhận.',
  'refusal.content-was-changed-since-it-was-asked':
    'Nội dung {provisions} đã được sửa sau khi xin ngoại lệ. Người soạn cần xin lại theo nội dung mới.',
  'refusal.exception-was-confirmed-by-the-signer':
    'Người xác nhận ngoại lệ của nội dung {provisions} không được soạn hoặc ký văn bản này. Chuyển cho người ký khác.',
} as const
