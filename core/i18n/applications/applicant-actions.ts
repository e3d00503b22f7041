/** The texts about the steps that applicants take themselves: before and after each step. */
import type { Appeal } from "../../domain/applications/appeal.ts";
import type { DataRequest } from "../../domain/privacy/data-request.ts";
import type { Language } from "../../domain/shared/codes.ts";

/** The steps that an applicant takes from the status page. Each step has its own page. */
export const applicantActions = [
  "accept",
  "decline",
  "withdrawal",
  "appeal",
  "correction",
  "removal",
  "data-request",
] as const;
export type ApplicantAction = (typeof applicantActions)[number];

interface StepTexts {
  /** The text of the link on the status page. */
  open: string;
  title: string;
  /** What the step means. The applicant reads this before taking the step. */
  means: string[];
  button: string;
  done: { title: string; next: string[] };
}

interface OwnStepTexts {
  heading: string;
  steps: Record<ApplicantAction, StepTexts>;
  back: string;
  toStatus: string;
  next: string;
  offer: {
    heading: string;
    seat: string;
    class: string;
    skill: string;
    venue: string;
    training: string;
    replyBy: string;
    included: string;
    keep: string;
  };
  appeal: { heading: string; state: Record<Appeal["state"], string>; note: string };
  data: {
    heading: string;
    kind: string;
    kinds: Record<DataRequest["kind"], { text: string; hint: string }>;
    more: { label: string; hint: string };
    answerBy: string;
    answered: string;
    requestId: string;
  };
  why: { label: string };
  text: { label: string; hint: string };
  correction: {
    which: string;
    whichHint: string;
    onlyDocuments: string;
    continue: string;
    fillLead: string;
    nothing: string;
    documentsArrived: string;
    sendNow: string;
    answersToo: string;
  };
  unreachable: string;
}

export const applicantActionTexts: Record<Language, OwnStepTexts> = {
  id: {
    heading: "Yang dapat Anda lakukan",
    steps: {
      accept: {
        open: "Terima tempat ini",
        title: "Terima tempat pelatihan?",
        means: [
          "Anda menyatakan ikut pelatihan ini dari awal sampai selesai.",
          "Bila berhalangan, tarik pendaftaran sebelum pelatihan dimulai.",
        ],
        button: "Ya, saya terima",
        done: {
          title: "Anda menerima tempat ini",
          next: [
            "Anda sudah terdaftar sebagai peserta.",
            "Datang pada hari pertama pelatihan.",
            "Tanggal dan tempatnya ada di halaman status.",
          ],
        },
      },
      decline: {
        open: "Tolak tempat ini",
        title: "Tolak tempat pelatihan?",
        means: [
          "Tempat ini langsung diberikan kepada orang lain.",
          "Jawaban ini tidak dapat Anda ubah sendiri.",
          "Anda boleh mendaftar pada angkatan berikutnya.",
        ],
        button: "Ya, saya tolak",
        done: {
          title: "Anda menolak tempat ini",
          next: [
            "Tempat ini diberikan kepada orang lain.",
            "Anda boleh mendaftar pada angkatan berikutnya.",
            "Bila ini keliru, ajukan keberatan di halaman status.",
          ],
        },
      },
      withdrawal: {
        open: "Tarik pendaftaran",
        title: "Tarik pendaftaran?",
        means: [
          "Pendaftaran Anda berakhir, dan petugas tidak memprosesnya lagi.",
          "Bila Anda punya tempat, tempat itu diberikan kepada orang lain.",
          "Penarikan tidak dapat dibatalkan.",
          "Anda boleh mendaftar lagi kapan saja.",
        ],
        button: "Ya, tarik pendaftaran",
        done: {
          title: "Pendaftaran Anda sudah ditarik",
          next: [
            "Anda boleh mendaftar lagi kapan saja.",
            "Data Anda masih tersimpan. Penghapusannya dapat diminta di halaman status.",
          ],
        },
      },
      appeal: {
        open: "Ajukan keberatan",
        title: "Ajukan keberatan",
        means: [
          "Tulis mengapa keputusan ini menurut Anda tidak tepat.",
          "Seorang manajer membaca dan menjawabnya.",
          "Keberatan berikutnya dapat diajukan setelah yang ini dijawab.",
        ],
        button: "Kirim keberatan",
        done: {
          title: "Keberatan Anda terkirim",
          next: ["Seorang manajer membaca keberatan Anda.", "Jawabannya muncul di halaman status."],
        },
      },
      correction: {
        open: "Perbaiki pendaftaran",
        title: "Perbaiki pendaftaran",
        means: ["Isian yang tidak dipilih tetap seperti semula."],
        button: "Kirim perbaikan",
        done: {
          title: "Perbaikan Anda terkirim",
          next: ["Petugas memeriksa pendaftaran Anda lagi.", "Lihat hasilnya di halaman status."],
        },
      },
      removal: {
        open: "Hapus",
        title: "Hapus dokumen ini?",
        means: [
          "Berkasnya dihapus dan tidak dapat dikembalikan.",
          "Anda boleh mengirim berkas lain sesudahnya.",
        ],
        button: "Ya, hapus dokumen",
        done: {
          title: "Dokumen sudah dihapus",
          next: ["Bila dokumen itu diperlukan, kirim yang baru dari halaman status."],
        },
      },
      "data-request": {
        open: "Minta salinan, penghapusan, atau pembatasan",
        title: "Permintaan tentang data Anda",
        means: ["Kami menjawab dalam 3 × 24 jam.", "Anda tidak perlu memberi alasan."],
        button: "Kirim permintaan",
        done: {
          title: "Permintaan Anda terkirim",
          next: ["Petugas menghubungi Anda lewat nomor telepon yang tercatat."],
        },
      },
    },
    back: "Kembali ke status",
    toStatus: "Lihat status",
    next: "Langkah berikutnya",
    offer: {
      heading: "Tempat yang ditawarkan",
      seat: "Tempat pelatihan Anda",
      class: "Kelas",
      skill: "Keterampilan",
      venue: "Tempat",
      training: "Pelatihan",
      replyBy: "Jawab paling lambat",
      included: "hari itu masih boleh",
      keep: "Catat tanggal dan tempat ini.",
    },
    appeal: {
      heading: "Keberatan Anda",
      state: {
        open: "Seorang manajer sedang memeriksa keberatan Anda.",
        upheld: "Keberatan Anda diterima.",
        dismissed: "Keberatan Anda tidak diterima.",
      },
      note: "Catatan manajer",
    },
    data: {
      heading: "Data pribadi Anda",
      kind: "Apa yang Anda minta?",
      kinds: {
        copy: {
          text: "Salinan data saya",
          hint: "Anda menerima semua data yang kami simpan tentang Anda.",
        },
        erasure: {
          text: "Hapus data saya",
          hint: "Sesudah pendaftaran berakhir. Data peserta pelatihan wajib disimpan, jadi hanya dibatasi.",
        },
        restriction: {
          text: "Batasi pemakaian data saya",
          hint: "Data tetap disimpan, tetapi tidak dipakai lagi.",
        },
      },
      more: {
        label: "Keterangan",
        hint: "Misalnya data yang mana, dan bagaimana Anda ingin menerimanya.",
      },
      answerBy: "Kami menjawab paling lambat {answerBy}.",
      answered: "Sudah dijawab.",
      requestId: "Nomor permintaan",
    },
    why: { label: "Mengapa Anda menarik pendaftaran?" },
    text: {
      label: "Apa keberatan Anda?",
      hint: "Tulis yang keliru, atau hal baru yang perlu kami ketahui.",
    },
    correction: {
      which: "Isian mana yang perlu diperbaiki?",
      whichHint: "Boleh memilih lebih dari satu.",
      onlyDocuments:
        "Bila hanya dokumen yang kurang, kirim dulu dokumennya di halaman status. Lalu lanjutkan di sini tanpa memilih isian.",
      continue: "Lanjut",
      fillLead: "Isian di sini mengganti yang lama.",
      nothing: "Tidak ada isian yang diubah. Pastikan dokumen yang diminta sudah Anda kirim.",
      documentsArrived: "Dokumen yang diminta sudah kami terima",
      sendNow: "Tekan Kirim perbaikan. Lalu petugas memeriksa pendaftaran Anda lagi.",
      answersToo: "Perbaiki juga isian yang disebut petugas, lalu kirim.",
    },
    unreachable: "Belum ada jawaban. Yang Anda tulis masih ada di sini. Coba kirim lagi.",
  },
  en: {
    heading: "What you can do",
    steps: {
      accept: {
        open: "Accept this seat",
        title: "Accept the seat?",
        means: [
          "You say that you will take part from beginning to end.",
          "If you cannot come, withdraw before the training starts.",
        ],
        button: "Yes, I accept",
        done: {
          title: "You have accepted the seat",
          next: [
            "You are enrolled now.",
            "Come on the first day of the training.",
            "Its dates and venue are on the status page.",
          ],
        },
      },
      decline: {
        open: "Decline this seat",
        title: "Decline the seat?",
        means: [
          "The seat goes to somebody else at once.",
          "You cannot change this answer yourself.",
          "You may apply to the next cohort.",
        ],
        button: "Yes, I decline",
        done: {
          title: "You have declined the seat",
          next: [
            "The seat goes to somebody else.",
            "You may apply to the next cohort.",
            "If this was a mistake, appeal on the status page.",
          ],
        },
      },
      withdrawal: {
        open: "Withdraw the application",
        title: "Withdraw the application?",
        means: [
          "Your application ends, and officers no longer handle it.",
          "If you have a seat, it goes to somebody else.",
          "This cannot be undone.",
          "You may apply again at any time.",
        ],
        button: "Yes, withdraw it",
        done: {
          title: "Your application is withdrawn",
          next: [
            "You may apply again at any time.",
            "Your data are still kept. You may ask for their erasure on the status page.",
          ],
        },
      },
      appeal: {
        open: "Appeal",
        title: "Appeal",
        means: [
          "Write why you think that this decision is not right.",
          "A manager reads and answers it.",
          "You may appeal again once this one is answered.",
        ],
        button: "Send the appeal",
        done: {
          title: "Your appeal was sent",
          next: ["A manager reads your appeal.", "The answer appears on the status page."],
        },
      },
      correction: {
        open: "Correct the application",
        title: "Correct the application",
        means: ["Answers that you do not choose stay as they are."],
        button: "Send the correction",
        done: {
          title: "Your correction was sent",
          next: ["An officer checks your application again.", "See the result on the status page."],
        },
      },
      removal: {
        open: "Remove",
        title: "Remove this document?",
        means: ["The file is deleted and cannot be brought back.", "You may send another file afterwards."],
        button: "Yes, remove it",
        done: {
          title: "The document is removed",
          next: ["If it is needed, send a new one from the status page."],
        },
      },
      "data-request": {
        open: "Ask for a copy, erasure or restriction",
        title: "A request about your data",
        means: ["We answer within 3 × 24 hours.", "You need not give a reason."],
        button: "Send the request",
        done: {
          title: "Your request was sent",
          next: ["An officer contacts you by the telephone number that you gave."],
        },
      },
    },
    back: "Back to the status",
    toStatus: "See the status",
    next: "What comes next",
    offer: {
      heading: "The seat offered to you",
      seat: "Your seat in the training",
      class: "Class",
      skill: "Skill",
      venue: "Venue",
      training: "Training",
      replyBy: "Answer by",
      included: "that day included",
      keep: "Write down these dates and the venue.",
    },
    appeal: {
      heading: "Your appeal",
      state: {
        open: "A manager is looking at your appeal.",
        upheld: "Your appeal was upheld.",
        dismissed: "Your appeal was dismissed.",
      },
      note: "The manager's note",
    },
    data: {
      heading: "Your personal data",
      kind: "What do you ask for?",
      kinds: {
        copy: { text: "A copy of my data", hint: "You receive all data that we keep about you." },
        erasure: {
          text: "Erase my data",
          hint: "Once the application has ended. Participants' data must be kept, so they are restricted.",
        },
        restriction: {
          text: "Restrict the use of my data",
          hint: "The data are kept, but no longer used.",
        },
      },
      more: { label: "Details", hint: "For example which data, and how you want to receive them." },
      answerBy: "We answer by {answerBy}.",
      answered: "Answered.",
      requestId: "Request number",
    },
    why: { label: "Why do you withdraw?" },
    text: { label: "What do you object to?", hint: "Write what is wrong, or what is new." },
    correction: {
      which: "Which answers need correcting?",
      whichHint: "You may choose several.",
      onlyDocuments:
        "If only documents are missing, send them on the status page first. Then continue here without choosing an answer.",
      continue: "Continue",
      fillLead: "What you write here replaces your old answers.",
      nothing: "No answer is changed. Make sure that you sent the documents asked for.",
      documentsArrived: "We have the documents that we asked for",
      sendNow: "Press Send the correction. An officer then checks your application again.",
      answersToo: "Also correct the answers that the officer named, then send.",
    },
    unreachable: "There is no answer yet. What you wrote is still here. Send again.",
  },
};
